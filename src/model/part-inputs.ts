/**
 * What each part of a run reads: a change of any other parameter leaves its bytes alone, so it need not run again. A
 * part is given its own parameters and no others, so a declaration that is too short fails at once.
 */
import { BACKBONE_PARAMETERS } from './backbone/backbone-parameters.ts';
import { DISASTER_PARAMETERS } from './backbone/disaster-parameters.ts';
import { ECONOMY_PARAMETERS } from './economy-parameters.ts';
import { FIBRE_PARAMETERS } from './fibre/fibre-parameters.ts';
import { HUBS_PARAMETERS } from './hubs/hubs-parameters.ts';
import type { ParameterCatalogue } from './parameter.ts';
import { type ParameterId, type ParameterValues, parameterSpec, resolveParameters } from './parameters.ts';
import { RADIO_PARAMETERS } from './radio/radio-parameters.ts';
import type { Scenario } from './scenario.ts';

/** In an order in which every part comes after those it needs, longest first among those ready together. */
export const PARTS = ['fibre', 'radioBaseline', 'hubs', 'radio', 'radioBound'] as const;
export type Part = (typeof PARTS)[number];

/** Parts whose outcomes a part takes, beside atlas, land and parameters. */
export const NEEDS: Readonly<Record<Part, readonly Part[]>> = {
  fibre: [],
  radioBaseline: [],
  hubs: [],
  radio: ['fibre', 'radioBaseline'],
  // It follows the plan that it is about.
  radioBound: ['fibre', 'radioBaseline', 'radio'],
};

const idsOf = (...catalogues: readonly ParameterCatalogue[]) =>
  catalogues.flatMap((catalogue) => Object.keys(catalogue)) as readonly ParameterId[];

export const PART_PARAMETERS: Readonly<Record<Part, readonly ParameterId[]>> = {
  fibre: idsOf(FIBRE_PARAMETERS, ECONOMY_PARAMETERS),
  radioBaseline: [
    'radio.edgeProbability',
    'radio.indoor',
    'radio.interferenceMarginDb',
    'radio.suburbanDensityPerKm2',
    'radio.urbanDensityPerKm2',
    ...idsOf(ECONOMY_PARAMETERS),
  ],
  hubs: idsOf(HUBS_PARAMETERS, BACKBONE_PARAMETERS, DISASTER_PARAMETERS, ECONOMY_PARAMETERS),
  radio: idsOf(RADIO_PARAMETERS, ECONOMY_PARAMETERS),
  radioBound: idsOf(RADIO_PARAMETERS, ECONOMY_PARAMETERS),
};

/** The part's own parameters; none of the others is there. */
export function parametersOf(part: Part, { parameters }: Pick<Scenario, 'parameters'>): ParameterValues {
  const all = resolveParameters(parameters);
  return Object.fromEntries(PART_PARAMETERS[part].map((id) => [id, all[id]])) as ParameterValues;
}

/** What parts read of a scenario. */
export type PartScenario = Pick<Scenario, 'parameters' | 'sites' | 'property' | 'plan'>;

/**
 * The part's own parameters, and its places where it reads any, as text: runs of equal text and equal inputs have equal
 * bytes.
 */
export function partKey(part: Part, scenario: PartScenario): string {
  return keyOf(PART_PARAMETERS[part], scenario) + (readsPlaces(part) ? placesKey(scenario) : '');
}

function readsPlaces(part: Part): boolean {
  return part === 'radio' || part === 'radioBound';
}

/** Without names, which no part reads. */
function placesKey({ sites, property, plan }: PartScenario): string {
  if (sites.length === 0 && property.length === 0 && plan === undefined) return '';
  return JSON.stringify([
    sites.map(({ lat, lon, band, operators, fiscalYear, heightM }) => [
      lat,
      lon,
      band,
      operators,
      fiscalYear,
      heightM,
    ]),
    property.map(({ lat, lon, heightM, power, fibre }) => [lat, lon, heightM, power, fibre]),
    plan?.cells,
  ]);
}

/** The same of those that need the structural computation again. */
export function structuralPartKey(part: Part, scenario: Pick<Scenario, 'parameters'>): string {
  return keyOf(
    PART_PARAMETERS[part].filter((id) => parameterSpec(id).structural),
    scenario,
  );
}

function keyOf(ids: readonly ParameterId[], { parameters }: Pick<Scenario, 'parameters'>): string {
  const all = resolveParameters(parameters);
  return JSON.stringify(ids.map((id) => all[id]));
}

/** Parts that a change of scenario may change, those that need a changed one with them. */
export function touchedParts(from: PartScenario, to: PartScenario): Part[] {
  const touched: Part[] = [];
  for (const part of PARTS) {
    const isTouched = NEEDS[part].some((need) => touched.includes(need));
    if (isTouched || partKey(part, from) !== partKey(part, to)) touched.push(part);
  }
  return touched;
}
