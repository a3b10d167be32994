/** Words around scenarios: the list, comparison, files, links, and what is told when something goes wrong. */
import type { StoreFailure } from '../../data/scenario-store.ts';
import type { DigestCoverage, DigestTechnology } from '../../model/outcome-digest.ts';
import type { PresetId } from '../../model/presets.ts';
import type { PlaceList } from '../../model/scenario-inputs.ts';

export interface PresetText {
  readonly name: string;
  readonly help: string;
}

/** What a scenario holds of places. */
export interface PlacesText {
  readonly label: string;
  readonly count: (count: string, value: number) => string;
  /** A count, of which so many are not those of the other scenario. */
  readonly others: (count: string, others: string) => string;
}

export interface ScenarioWords {
  readonly heading: string;
  /** On the button that opens the list, behind the scenario's name. */
  readonly openList: string;
  readonly undo: string;
  readonly redo: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  /** Above the link itself, where the browser lets nobody copy. */
  readonly linkByHand: string;
  /** In place of a link that would be longer than mail and chat carry. */
  readonly linkTooLong: (length: string, most: string) => string;
  readonly saveInstead: string;
  readonly untitled: (n: string) => string;
  readonly copyOf: (name: string) => string;
  readonly otherTab: (name: string) => string;

  readonly search: string;
  readonly count: (shown: string, all: string) => string;
  readonly nothingFound: string;
  readonly open: (name: string) => string;
  readonly current: string;
  readonly planHelp: string;
  readonly columns: {
    readonly compare: string;
    readonly name: string;
    readonly changes: string;
    readonly changedAt: string;
    readonly version: string;
    readonly actions: string;
  };
  readonly version: (n: string) => string;
  readonly compareThis: (name: string) => string;
  readonly duplicate: (name: string) => string;
  readonly saveFile: (name: string) => string;
  readonly remove: (name: string) => string;
  readonly openFile: string;

  readonly details: string;
  readonly name: string;
  readonly note: string;
  readonly notePlaceholder: string;
  readonly differences: string;
  readonly noDifferences: string;
  readonly difference: { readonly input: string; readonly from: string; readonly to: string };
  readonly targetInput: (metric: string, fiscalYear: string) => string;
  readonly targetValue: (goal: string, fiscalYear: string) => string;
  readonly noTarget: string;
  readonly places: Readonly<Record<PlaceList | 'plan', PlacesText>>;
  readonly noPlaces: string;
  /** Of an input that only the uncertainty desk reads. */
  readonly uncertainInput: (name: string) => string;
  readonly distribution: (shape: string, low: string, usual: string, high: string) => string;
  readonly fixedAt: (shape: string, usual: string) => string;

  readonly presets: {
    readonly heading: string;
    readonly choose: string;
    readonly asNew: string;
    readonly addToOpen: string;
    readonly texts: Readonly<Record<PresetId, PresetText>>;
  };

  readonly compare: {
    readonly button: (count: string) => string;
    readonly pickMore: string;
    readonly heading: string;
    readonly explanation: (reference: string) => string;
    readonly back: string;
    readonly reference: string;
    readonly item: string;
    readonly targets: string;
    readonly costs: string;
    readonly inputs: string;
    readonly chart: string;
    readonly chartOf: string;
    readonly coverages: Readonly<Record<DigestCoverage, string>>;
    readonly technologies: Readonly<Record<DigestTechnology, string>>;
    readonly total: string;
    readonly costNote: (from: string, to: string) => string;
    readonly points: (difference: string) => string;
    readonly metIn: (fiscalYear: string) => string;
    readonly notComputed: string;
    readonly computing: (name: string, done: string, total: string) => string;
    readonly compute: string;
    readonly stop: string;
    readonly sameInputs: string;
    readonly asTable: string;
  };

  readonly keeping: {
    readonly kept: string;
    readonly keeping: string;
    readonly unkept: string;
    readonly reasons: Readonly<Record<StoreFailure, string>>;
    readonly tryAgain: string;
  };
  readonly damaged: {
    readonly heading: (count: string, value: number) => string;
    readonly explanation: string;
    readonly save: string;
    readonly discard: string;
  };
  readonly notices: {
    readonly heading: string;
    readonly dismiss: string;
    readonly removed: (name: string) => string;
    readonly undoRemove: string;
    readonly forked: (name: string, ownName: string) => string;
    readonly removedElsewhere: (name: string) => string;
    readonly changedElsewhere: (name: string) => string;
    readonly openedFile: (name: string) => string;
    readonly openedLink: (name: string) => string;
    readonly madeWithOther: (name: string, model: string, atlas: string) => string;
    readonly refusedFile: (name: string) => string;
    readonly refusedLink: string;
    readonly nothingLost: string;
    readonly viewPartly: (parts: string) => string;
  };
  /** Where a problem of a link stands. */
  readonly theLink: string;
  /** What a report on a scenario says was expected or came. */
  readonly reports: {
    readonly parameter: (label: string, path: string) => string;
    readonly oneOf: (options: string) => string;
    readonly perYear: (count: string) => string;
    readonly atLeast: (value: string) => string;
    readonly atMost: (value: string) => string;
    readonly knownKeys: (keys: string) => string;
    readonly newerDenen: (version: string) => string;
    readonly wholeLink: string;
    readonly eachOnce: string;
    readonly risingEnds: string;
    readonly writtenPlan: string;
    readonly characters: (count: string) => string;
    readonly entries: (count: string) => string;
    readonly types: Readonly<
      Record<'string' | 'number' | 'boolean' | 'object' | 'array' | 'null' | 'nothing' | 'int', string>
    >;
  };
}
