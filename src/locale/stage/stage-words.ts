/** Words of what is shown to an audience: steps, notes for the speaker, playback, pictures and films of the map. */
export interface StageWords {
  readonly pictures: PictureWords;
  readonly script: ScriptWords;
  readonly trial: TrialWords;
  readonly notes: NotesWords;
  readonly playback: PlaybackWords;
  readonly comparison: ComparisonWords;
  readonly targets: TargetsWords;
  /** Under the table of a chart. */
  readonly tables: Readonly<Record<'copy' | 'save' | 'copied' | 'refused', string>>;
}

export interface PictureWords {
  readonly open: string;
  readonly heading: string;
  readonly still: string;
  readonly explanation: string;
  readonly saveScreen: string;
  readonly savePrint: string;
  /** Under the buttons: dots of each. */
  readonly sizes: (screen: string, print: string) => string;
  readonly dots: (width: string, height: string) => string;
  readonly working: string;
  readonly noMap: string;
  readonly failed: string;
  readonly film: string;
  readonly filmExplanation: (dots: string, speed: string) => string;
  readonly saveFilm: string;
  readonly saveSeries: string;
  readonly drawing: (n: string, total: string) => string;
  readonly stop: string;
  readonly noFilm: string;
  /** Below each picture, after the credits of the data. */
  readonly madeWith: (modelVersion: string, atlasId: string) => string;
  readonly bySquares: Readonly<Record<'cell' | 'municipality' | 'prefecture', string>>;
  readonly totalCost: (from: string, to: string) => string;
  /** A line of the fibre network in a picture's legend. */
  readonly ofNetwork: (key: string) => string;
  readonly ownData: string;
}

export interface ScriptWords {
  readonly open: string;
  readonly close: string;
  readonly heading: string;
  /** Where nobody has named a step: what it shows. */
  readonly untitled: (topic: string, fiscalYear: string) => string;
  readonly step: (n: string, title: string) => string;
  readonly position: (n: string, total: string) => string;
  readonly next: string;
  readonly previous: string;
  readonly record: string;
  readonly recorded: (n: string) => string;
  readonly edit: string;
  readonly explanation: string;
  readonly none: string;
  readonly title: string;
  readonly note: string;
  readonly notePlaceholder: string;
  readonly shows: (topic: string, level: string, fiscalYear: string) => string;
  readonly changes: (count: string, value: number) => string;
  readonly enter: (title: string) => string;
  readonly recordAgain: (title: string) => string;
  readonly earlier: (title: string) => string;
  readonly later: (title: string) => string;
  readonly remove: (title: string) => string;
  readonly removed: (title: string) => string;
  readonly putBack: string;
  readonly unknownParts: (parts: string) => string;
}

export interface TrialWords {
  readonly mark: string;
  readonly explanation: (name: string) => string;
  readonly keep: string;
  readonly putBack: string;
  readonly nameOf: (name: string) => string;
  readonly ended: (name: string) => string;
}

export interface NotesWords {
  readonly open: string;
  readonly blocked: string;
  readonly byHand: string;
  readonly noChannel: string;
  readonly heading: string;
  readonly noStep: string;
  readonly noNote: string;
  readonly nextStep: string;
  readonly lastStep: string;
  readonly clock: string;
  readonly elapsed: string;
  readonly onStep: string;
  readonly restart: string;
}

export interface PlaybackWords {
  readonly speed: string;
  readonly speedOf: (factor: string) => string;
  readonly loop: string;
}

export interface ComparisonWords {
  readonly begin: string;
  readonly end: string;
  readonly heading: string;
  /** A and B, each with the scenario's name. */
  readonly sideA: (name: string) => string;
  readonly sideB: (name: string) => string;
  readonly chooseA: string;
  readonly kept: (name: string) => string;
  readonly modes: Readonly<Record<'swipe' | 'delta', string>>;
  readonly mode: string;
  readonly exchange: string;
  readonly computing: (name: string) => string;
  readonly divider: string;
  readonly dividerAt: (percent: string) => string;
  readonly difference: string;
  readonly failed: string;
}

/** Of the editor of a scenario's targets. */
export interface TargetsWords {
  readonly open: string;
  readonly heading: string;
  readonly explanation: string;
  readonly metric: string;
  readonly goal: string;
  readonly goalOf: (name: string) => string;
  readonly fiscalYear: string;
  readonly yearOf: (name: string) => string;
  readonly published: string;
  readonly own: string;
  readonly actions: string;
  readonly remove: (name: string) => string;
  readonly none: string;
  readonly add: string;
  readonly addButton: string;
  readonly reset: string;
  /** Behind a goal that is a count. */
  readonly countUnit: string;
  readonly errors: {
    readonly notANumber: string;
    readonly share: string;
    readonly count: (most: string) => string;
    readonly twin: (metric: string, fiscalYear: string) => string;
    readonly noGoal: string;
  };
}
