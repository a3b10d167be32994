/** Words of the 5G desk. */
import type { EnvironmentClass } from '../../model/radio/link-budget.ts';
import type { PropertyState } from '../../model/radio/property-places.ts';
import type { BACKHAULS, Binding, BUILDS, Technology, TOWERS } from '../../model/radio/radio-outcome.ts';
import type { LossModel } from '../../model/radio/terrain/path-losses.ts';
import type { Clearance } from '../../model/radio/terrain/path-profile.ts';
import type { TerrainModel } from '../../model/radio/terrain/terrain-law.ts';

/** What of the rates lies over the map. */
type RateLayer = 'rate' | 'sinr' | 'none';

export interface RadioDeskWords {
  readonly rollOut: {
    readonly heading: string;
    /** When every prefecture has reached the share, if ever. */
    readonly all: (share: string, fiscalYear: string | undefined) => string;
    readonly bound: (people: string, gap: string) => string;
    /** While the bound of a new plan is still being looked for. */
    readonly boundPending: (people: string) => string;
    readonly coverage: (fiscalYear: string) => string;
    readonly columns: Readonly<Record<'place' | 'reaches90' | 'reaches99' | 'sites' | 'cost', string>>;
    readonly bindings: Readonly<Record<Exclude<Binding, 'reached'>, string>>;
    readonly never: string;
    readonly note: string;
  };
  readonly improve: {
    readonly start: string;
    readonly explanation: string;
    readonly preparing: string;
    readonly searching: (gapBefore: string, gap: string) => string;
    readonly end: string;
    readonly mark: string;
    readonly found: (people: string, gapBefore: string, gapAfter: string, moves: string) => string;
    readonly undo: string;
    readonly adopt: string;
    /** The scenario holds a plan of so many squares, of which some may be unknown. */
    readonly adopted: (squares: string) => string;
    readonly unknown: (squares: string) => string;
    readonly release: string;
    readonly nothing: (moves: string) => string;
  };
  readonly operators: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string) => string;
    readonly operator: string;
    readonly coverage: string;
    readonly stations: string;
    readonly union: string;
  };
  readonly land: {
    readonly heading: string;
    readonly sentence: (fiscalYear: string, masts: string, all: string) => string;
    readonly masts: string;
    readonly all: string;
    readonly cost: string;
    readonly technology: string;
    readonly technologies: Readonly<Record<Technology, string>>;
    readonly works: string;
    readonly years: string;
  };
  readonly own: {
    readonly heading: string;
    readonly explanation: string;
    readonly pick: string;
    readonly stop: string;
    readonly hint: string;
    readonly clear: string;
    readonly band: string;
    readonly operator: string;
    readonly asking: string;
    readonly site: (position: number) => string;
    readonly remove: (position: string) => string;
    readonly effect: (fiscalYear: string, people: string, squares: string) => string;
    readonly reach: (environment: string, range: string, people: string) => string;
    readonly atSea: string;
    readonly edit: (position: string) => string;
    readonly editShort: string;
    readonly name: string;
    readonly year: string;
    readonly height: string;
    /** Where no height is given. */
    readonly usualHeight: string;
    readonly operators: string;
    readonly built: (fiscalYear: string, cost: string) => string;
    readonly mapKey: string;
    readonly before: string;
    readonly after: string;
    readonly people: string;
    readonly selectForHint: string;
    readonly search: (municipality: string) => string;
    readonly searching: (percent: string) => string;
    readonly gain: (people: string) => string;
    readonly setHere: string;
    readonly nothingToGain: (municipality: string) => string;
  };
  readonly property: {
    readonly heading: string;
    readonly explanation: string;
    readonly none: string;
    readonly summary: (all: string, carrying: string) => string;
    readonly states: Readonly<Record<PropertyState, string>>;
    readonly unnamed: (position: string) => string;
    readonly head: readonly [place: string, year: string, people: string, cost: string, remove: string];
    readonly power: string;
    readonly fibre: string;
    readonly remove: (name: string) => string;
    readonly clear: string;
    readonly firstOnly: (shown: string, count: string) => string;
    readonly mapKey: { readonly free: string; readonly carries: string };
  };
  readonly site: {
    readonly heading: string;
    readonly year: string;
    readonly band: string;
    readonly reach: string;
    readonly tower: string;
    readonly towers: Readonly<Record<(typeof TOWERS)[number], string>>;
    readonly builds: Readonly<Record<(typeof BUILDS)[number], string>>;
    readonly backhaul: string;
    readonly backhauls: Readonly<Record<(typeof BACKHAULS)[number], string>>;
    readonly operators: string;
    readonly cost: string;
    readonly people: string;
    readonly parent: string;
    readonly isParent: string;
    /** Of what is there already and costs nothing more. */
    readonly standing: string;
  };
  readonly signal: {
    readonly heading: string;
    readonly explanation: string;
    readonly none: string;
    /** On the button beside a site. */
    readonly show: string;
    readonly ownSite: (position: string) => string;
    readonly planSite: (lat: string, lon: string) => string;
    readonly of: (site: string, band: string, environment: string) => string;
    readonly asking: string;
    readonly strength: string;
    readonly area: string;
    readonly people: string;
    readonly least: (value: string) => string;
    readonly below: (value: string) => string;
    readonly served: (threshold: string, area: string, people: string) => string;
    readonly note: string;
    readonly missing: Readonly<Record<'partial' | 'none', (share: string) => string>>;
  };
  readonly terrain: {
    readonly heading: string;
    readonly explanation: string;
    readonly select: string;
    readonly run: (prefecture: string) => string;
    readonly runRates: string;
    readonly model: string;
    readonly models: Readonly<Record<TerrainModel, string>>;
    readonly running: Readonly<Record<'coverage' | 'rates', (prefecture: string) => string>>;
    readonly answer: (prefecture: string, fiscalYear: string, model: string) => string;
    readonly old: string;
    readonly coverage: string;
    readonly people: string;
    readonly plan: string;
    readonly overTerrain: string;
    readonly lost: (squares: string) => string;
    readonly gained: (squares: string) => string;
    readonly show: string;
    readonly key: Readonly<Record<'lost' | 'gained', string>>;
    readonly note: string;
    readonly missing: Readonly<Record<'partial' | 'none', (share: string) => string>>;
    readonly rates: string;
    readonly ratesOf: (prefecture: string, fiscalYear: string, model: string) => string;
    readonly edge: string;
    readonly mean: string;
    readonly ratesNote: string;
    readonly rateLayer: string;
    readonly rateLayers: Readonly<Record<RateLayer, string>>;
    readonly byClass: Readonly<Record<Exclude<RateLayer, 'none'>, string>>;
    readonly withoutAny: string;
  };
  readonly path: {
    readonly heading: string;
    readonly explanation: string;
    readonly pick: string;
    readonly stopPicking: string;
    /** What the next click on the map sets. */
    readonly next: readonly [string, string];
    readonly station: string;
    readonly terminal: string;
    readonly stationHeight: string;
    readonly terminalHeight: string;
    readonly swap: string;
    readonly clear: string;
    readonly asking: string;
    readonly distance: (distance: string) => string;
    readonly verdict: Readonly<Record<Clearance['verdict'], string>>;
    readonly clearance: (share: string) => string;
    readonly link: (band: string, environment: string) => string;
    readonly environments: Readonly<Record<EnvironmentClass, string>>;
    readonly terrainMissing: Readonly<Record<'partial' | 'none', string>>;
    readonly chart: {
      readonly distance: string;
      readonly ground: string;
      readonly clutter: string;
      readonly ray: string;
      readonly fresnel: string;
      readonly bulge: (kFactor: string) => string;
    };
    readonly losses: {
      readonly heading: string;
      readonly model: string;
      readonly loss: string;
      readonly received: string;
      readonly note: string;
      readonly models: Readonly<Record<LossModel, string>>;
    };
  };
}
