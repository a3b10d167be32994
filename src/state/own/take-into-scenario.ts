/** Imported points as places of the scenario: as a whole or not at all, and none twice. */
import type { PointSet } from '../../data/own/own-set.ts';
import { OPERATORS } from '../../model/radio/operator.ts';
import type { Scenario } from '../../model/scenario.ts';
import {
  MOST_PLACE_NAME,
  MOST_PROPERTY,
  MOST_SCENARIO_SITES,
  type PublicProperty,
  placeDegrees,
  type ScenarioSite,
} from '../../model/scenario-places.ts';
import type { SiteDefaults } from '../own-sites.ts';

const NO = 0;
const YES = 1;

export type UseOutcome =
  | {
      readonly kind: 'used';
      readonly scenario: Scenario;
      readonly added: number;
      /** Places of the set that the scenario has already. */
      readonly known: number;
    }
  | { readonly kind: 'noRoom'; readonly count: number; readonly most: number };

/** @param defaults what the file does not say of sites */
export function takeIntoScenario(scenario: Scenario, set: PointSet, defaults: SiteDefaults): UseOutcome {
  const [list, found, most] =
    set.kind === 'property'
      ? [scenario.property, propertyOf(set), MOST_PROPERTY]
      : [scenario.sites, sitesOf(set, defaults), MOST_SCENARIO_SITES];
  const known = new Set(list.map(keyOf));
  const fresh = found.filter((place) => {
    const key = keyOf(place);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  const count = list.length + fresh.length;
  if (count > most) return { kind: 'noRoom', count, most };
  const places = { [set.kind]: [...list, ...fresh] } as Partial<Scenario>;
  const added = fresh.length;
  return { kind: 'used', scenario: { ...scenario, ...places }, added, known: found.length - added };
}

/** Power that is not spoken of is taken to be there, fibre not. */
function propertyOf(set: PointSet): PublicProperty[] {
  return Array.from({ length: set.count }, (_, i) => ({
    ...placeOf(set, i),
    power: set.power[i] !== NO,
    fibre: set.fibreAtSite[i] === YES,
  }));
}

function sitesOf(set: PointSet, { band, operators, fiscalYear }: SiteDefaults): ScenarioSite[] {
  return Array.from({ length: set.count }, (_, i) => {
    const present = OPERATORS.filter((_, k) => (set.operators[i]! & (1 << k)) !== 0);
    return {
      ...placeOf(set, i),
      band,
      operators: present.length > 0 ? present : operators,
      fiscalYear: set.fiscalYear[i]! > 0 ? set.fiscalYear[i]! : fiscalYear,
    };
  });
}

function placeOf({ name, lat, lon, heightM }: PointSet, i: number) {
  return {
    name: name[i]!.slice(0, MOST_PLACE_NAME),
    lat: placeDegrees(lat[i]!),
    lon: placeDegrees(lon[i]!),
    ...(!Number.isNaN(heightM[i]!) && { heightM: heightM[i]! }),
  };
}

function keyOf({ name, lat, lon }: ScenarioSite | PublicProperty): string {
  return `${lat} ${lon} ${name}`;
}
