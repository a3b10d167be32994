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
import {
  PARAMETER_IDS,
  type ParameterId,
  type ParameterValues,
  parameterSpec,
  resolveParameters,
} from './parameters.ts';
import { BEYOND_PARAMETERS } from './radio/beyond-parameters.ts';
import { RADIO_PARAMETERS } from './radio/radio-parameters.ts';
import type { Scenario } from './scenario.ts';

/** In an order in which every part comes after those it needs, longest first among those ready together. */
export const PARTS = [
  'fibre',
  'radioBaseline',
  'hubs',
  'radio',
  'radioOperators',
  'fibreJoining',
  'radioBound',
] as const;
export type Part = (typeof PARTS)[number];

/** Parts whose outcomes a part takes, beside atlas, land and parameters. */
export const NEEDS: Readonly<Record<Part, readonly Part[]>> = {
  fibre: [],
  radioBaseline: [],
  hubs: [],
  radio: ['fibre', 'radioBaseline'],
  fibreJoining: [],
  // They follow the plan that they are about.
  radioOperators: ['fibre', 'radioBaseline', 'radio'],
  radioBound: ['fibre', 'radioBaseline', 'radio'],
};

/** Parts that are about the 5G plan: they read the scenario's places and take the same from others. */
export const PLAN_PARTS = ['radio', 'radioOperators', 'radioBound'] as const satisfies readonly Part[];
export type PlanPart = (typeof PLAN_PARTS)[number];

export function isPlanPart(part: Part): part is PlanPart {
  return (PLAN_PARTS as readonly Part[]).includes(part);
}

const idsOf = (...catalogues: readonly ParameterCatalogue[]) =>
  catalogues.flatMap((catalogue) => Object.keys(catalogue)) as readonly ParameterId[];

/** No plan is built by it. */
const HOUSEHOLD_WORTH: ParameterId = 'fibre.valuePerHouseholdYen';
/** Who pays for the plan's sites, and what is built beyond them, move no site. */
const BESIDE_THE_SITES: readonly ParameterId[] = [
  'radio.annualStateBudgetYen',
  'radio.municipalityShare',
  'radio.subsidyShareAlone',
  'radio.subsidyShareShared',
  ...idsOf(BEYOND_PARAMETERS),
];
const OF_THE_SITES = idsOf(RADIO_PARAMETERS, ECONOMY_PARAMETERS).filter(
  (id) => !BESIDE_THE_SITES.includes(id),
);

export const PART_PARAMETERS: Readonly<Record<Part, readonly ParameterId[]>> = {
  fibre: idsOf(FIBRE_PARAMETERS, ECONOMY_PARAMETERS).filter((id) => id !== HOUSEHOLD_WORTH),
  fibreJoining: [...idsOf(FIBRE_PARAMETERS).filter((id) => parameterSpec(id).structural), HOUSEHOLD_WORTH],
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
  radioOperators: OF_THE_SITES,
  radioBound: OF_THE_SITES,
};

/** The part's own parameters. @throws where any other is read. */
export function parametersOf(part: Part, { parameters }: Pick<Scenario, 'parameters'>): ParameterValues {
  const all = resolveParameters(parameters);
  const own = PART_PARAMETERS[part].map((id) => [id, all[id]]);
  return Object.assign(Object.create(REFUSALS[part]), Object.fromEntries(own));
}

/** Stands behind the parameters of a part, and is asked where one of them is missing. */
const REFUSALS = Object.fromEntries(PARTS.map((part) => [part, refusal(part)])) as Readonly<
  Record<Part, object>
>;

function refusal(part: Part): object {
  const refuse = (id: ParameterId) => () => {
    throw new Error(`Expected ${part} to read its own parameters, got ${id}.`);
  };
  const others = PARAMETER_IDS.filter((id) => !PART_PARAMETERS[part].includes(id));
  return Object.defineProperties({}, Object.fromEntries(others.map((id) => [id, { get: refuse(id) }])));
}

/** What parts read of a scenario. */
export type PartScenario = Pick<Scenario, 'parameters' | 'sites' | 'property' | 'plan'>;

/**
 * The part's own parameters, and its places where it reads any, as text: runs of equal text and equal inputs have equal
 * bytes.
 */
export function partKey(part: Part, scenario: PartScenario): string {
  return keyOf(PART_PARAMETERS[part], scenario) + (isPlanPart(part) ? placesKey(scenario) : '');
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
