/** What every language has to say. One interface, so that a sentence missing in one language does not compile. */
import type { ParameterGroup, ParameterRole, Unit } from '../model/parameter.ts';
import type { PARAMETERS, ParameterId } from '../model/parameters.ts';
import type { Payer } from '../model/payer.ts';
import type { Problem, ProblemKind } from '../model/problem.ts';
import type { TargetMetric } from '../model/target.ts';
import type { Level } from '../state/app-state.ts';
import type { QuantityUnit } from '../state/layers/layer-definition.ts';
import type { LayerTextKey } from '../state/layers/layer-text.ts';
import type { PresentingAction } from '../state/presenting.ts';
import type { DeskWords } from './desks/desk-words.ts';
import type { FrameWords } from './frame/frame-words.ts';
import type { GoalWords } from './goals/goal-words.ts';
import type { MapWords } from './map/map-words.ts';
import type { ScenarioWords } from './scenarios/scenario-words.ts';
import type { StageWords } from './stage/stage-words.ts';

/** Label and explanation of a lever or assumption; a choice also names its options. */
export type ParameterText<K extends ParameterId> = {
  readonly label: string;
  readonly help: string;
} & ((typeof PARAMETERS)[K] extends { readonly options: readonly (infer O extends string)[] }
  ? { readonly options: Readonly<Record<O, string>> }
  : unknown);
export type ParameterTexts = { readonly [K in ParameterId]: ParameterText<K> };

/** A figure is what was published, what the user brought, or what the model says; the reader always sees which. */
export type Provenance = 'measured' | 'own' | 'modelled';

export interface MetricText {
  readonly title: string;
  /** The same where room is short, e.g. in a chart's key. */
  readonly short: string;
  /** What the figure counts, precisely. */
  readonly definition: string;
  /** "50,000 households" from the printed number and its value. */
  readonly counted: (printed: string, value: number) => string;
}

export interface Messages extends FrameWords, MapWords {
  readonly provenance: Readonly<Record<Provenance, string>>;
  readonly provenanceHelp: Readonly<Record<Provenance, string>>;
  readonly board: {
    readonly heading: string;
    readonly goal: (goal: string) => string;
    readonly inYear: (fiscalYear: string) => string;
    /** The same on a card, where the date of another year's end stands above it. */
    readonly inYearShort: (fiscalYear: string) => string;
    readonly status: Readonly<Record<'met' | 'late' | 'unmet' | 'waiting', string>>;
    readonly metSince: (fiscalYear: string) => string;
    readonly metByStart: (fiscalYear: string) => string;
    readonly notMetBy: (fiscalYear: string) => string;
    readonly fallsBelow: string;
    readonly gap: (gap: string) => string;
    readonly noGap: string;
    readonly published: (value: string) => string;
    readonly binding: (count: string, value: number) => string;
    readonly bindingNone: string;
    readonly bindingNotApplicable: string;
    readonly moreBinding: (count: string) => string;
    readonly definition: string;
    readonly source: string;
    readonly waiting: string;
    /** The values were computed when the app was built; the first run is under way. */
    readonly prepared: string;
    readonly old: string;
    readonly summary: (met: string, total: string) => string;
  };
  readonly metrics: Readonly<Record<TargetMetric, MetricText>>;
  readonly levers: {
    readonly heading: string;
    readonly groups: Readonly<Record<ParameterGroup, string>>;
    readonly roles: Readonly<Record<ParameterRole, string>>;
    readonly roleHelp: Readonly<Record<ParameterRole, string>>;
    readonly more: (count: string) => string;
    readonly reset: (label: string) => string;
    readonly resetShort: string;
    readonly range: (minimum: string, maximum: string) => string;
    readonly standard: (value: string) => string;
    readonly source: string;
    readonly about: (label: string) => string;
    readonly on: string;
    readonly off: string;
    readonly allYears: string;
    readonly perYear: string;
    readonly perYearOf: (label: string, fiscalYear: string) => string;
    readonly yearRange: (from: string, to: string) => string;
    readonly varies: string;
    /** An empty list. */
    readonly none: string;
    readonly perBlock: string;
    readonly municipalitiesHint: string;
    readonly addMunicipality: (name: string) => string;
    readonly removeMunicipality: (name: string) => string;
    readonly nameInPrefecture: (name: string, prefecture: string) => string;
    readonly slider: (label: string) => string;
    readonly errors: {
      readonly notANumber: (entry: string) => string;
      readonly outOfRange: (entry: string, minimum: string, maximum: string) => string;
      readonly notWhole: (entry: string) => string;
      readonly unknownMunicipality: (entry: string) => string;
      readonly ambiguousMunicipality: (entry: string, candidates: string) => string;
    };
  };
  readonly units: Readonly<Record<Unit, string>>;
  /** Yen units printed in larger steps: scale 10,000, 1,000,000 or 100,000,000. */
  readonly yenScales: Readonly<Record<1 | 10_000 | 1_000_000 | 100_000_000, string>>;
  readonly run: {
    readonly heading: string;
    readonly idle: string;
    readonly opening: string;
    readonly running: (phase: string) => string;
    readonly done: string;
    readonly cancelled: string;
    readonly failed: string;
    readonly keepsLast: string;
    readonly cancel: string;
    readonly again: string;
    readonly percent: (percent: string) => string;
  };
  /** Words for a step; keys are the phases that the simulations report. */
  readonly phases: Readonly<Record<string, string>>;
  readonly phaseFallback: string;
  readonly time: {
    readonly heading: string;
    readonly slider: string;
    readonly play: string;
    readonly pause: string;
    readonly charts: string;
    readonly fibreChart: string;
    readonly radioChart: string;
    readonly costOf: (payer: string) => string;
    readonly tableHeading: string;
    readonly asTable: string;
    readonly fiscalYear: string;
    readonly annualCost: string;
    /** Figures that were published, beside what is modelled. */
    readonly published: string;
    readonly publishedOf: (metric: string) => string;
  };
  readonly payers: Readonly<Record<Payer, string>>;
  readonly places: {
    readonly heading: string;
    readonly details: string;
    readonly table: string;
    readonly none: string;
    readonly search: {
      readonly label: string;
      readonly hint: string;
      readonly none: (text: string) => string;
      readonly found: (count: number) => string;
      /** After the name of a place that has the level as its kind. */
      readonly kinds: Readonly<Record<'block' | Level, string>>;
    };
    readonly favourite: {
      readonly heading: string;
      readonly add: (place: string) => string;
      readonly remove: (place: string) => string;
      readonly none: string;
    };
    /** The list of places of one level. */
    readonly list: {
      readonly levels: Readonly<Record<'block' | 'prefecture' | 'municipality', string>>;
      readonly levelsLabel: string;
      readonly nation: string;
      readonly inside: (place: string) => string;
      readonly filter: string;
      readonly filters: {
        readonly all: string;
        readonly favourites: string;
        readonly fibreBelow: (goal: string) => string;
        readonly radioBelow: (goal: string) => string;
      };
      readonly name: string;
      readonly count: (shown: string, all: string) => string;
      readonly empty: string;
      readonly more: (count: string) => string;
    };
    readonly municipalitiesOf: (prefecture: string) => string;
    readonly show: (place: string) => string;
    readonly cell: (meshCode: string) => string;
    readonly block: string;
    readonly clear: string;
    readonly zoom: string;
    readonly sortedBy: (column: string, descending: boolean) => string;
    readonly columns: {
      readonly name: string;
      readonly population: string;
      readonly fibre: string;
      readonly unservedHouseholds: string;
      readonly radio: string;
      readonly uncoveredPopulation: string;
      readonly latency: string;
    };
    readonly modelledNote: string;
    readonly about: string;
    readonly disadvantaged: string;
    readonly disadvantagedClasses: Readonly<Record<'none' | 'partial' | 'full', string>>;
    readonly depopulated: string;
    readonly depopulatedClasses: Readonly<Record<'none' | 'partial' | 'deemed' | 'all', string>>;
    /** Of a municipality or prefecture. */
    readonly fibre: {
      readonly subsidy: string;
      readonly money: string;
      readonly lengths: string;
      readonly service: string;
      readonly tail: string;
    };
    /** What a council can ask of the plan for its municipality. */
    readonly wishes: {
      readonly heading: string;
      readonly first: string;
      readonly veto: string;
      readonly note: (municipality: string) => string;
      /** The council's own words. */
      readonly text: string;
      readonly textHint: string;
    };
    /** Between parts of a line. */
    readonly separator: string;
  };
  readonly desks: DeskWords;
  readonly presenting: {
    readonly start: string;
    readonly stop: string;
    readonly keys: string;
    readonly actions: Readonly<Record<PresentingAction, string>>;
    readonly hint: string;
    /** Of keys whose sign is not their name. */
    readonly keyNames: Readonly<
      Record<' ' | 'PageDown' | 'PageUp' | 'Home' | 'End' | 'ArrowRight' | 'ArrowLeft', string>
    >;
    readonly note: string;
  };
  readonly goals: GoalWords;
  readonly scenarios: ScenarioWords;
  readonly stage: StageWords;
  readonly sources: {
    readonly heading: string;
    readonly intro: string;
    readonly provenanceHeading: string;
    readonly dataHeading: string;
    readonly publisher: string;
    readonly date: string;
    readonly terms: string;
    readonly credit: string;
    readonly file: string;
    readonly sha256: string;
    readonly versions: string;
    readonly modelVersion: string;
    readonly atlasId: string;
    readonly atlasVersion: string;
    readonly licence: string;
    readonly waiting: string;
  };
  readonly failure: {
    readonly heading: string;
    readonly explanation: string;
    readonly retry: string;
    readonly technical: string;
  };
  readonly layers: Readonly<Record<LayerTextKey, string>>;
  /** A printed number with the word for what it counts. */
  readonly quantities: Readonly<
    Record<
      Exclude<QuantityUnit, 'share' | 'index' | 'fiscalYear'>,
      (printed: string, value: number) => string
    >
  > & { readonly never: string };
  readonly parameters: ParameterTexts;
  readonly problems: Readonly<Record<ProblemKind, (problem: Problem) => string>>;
  readonly problemFields: {
    readonly what: string;
    readonly where: string;
    readonly expected: string;
    readonly got: string;
  };
}
