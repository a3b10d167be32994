/** The places of a scenario file: own sites, public property, notes on municipalities and the cells of a plan. */
import { z } from 'zod';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../model/parameter.ts';
import { MOST_PLANNED_CELLS, type PlannedCells, plannedCellsDefect } from '../model/planned-cells.ts';
import { BANDS, type BandName } from '../model/radio/bands.ts';
import { OPERATORS } from '../model/radio/operator.ts';
import type { Scenario } from '../model/scenario.ts';
import {
  JAPAN_BOX,
  MOST_MARK_NOTE,
  MOST_MARKS,
  MOST_PLACE_NAME,
  MOST_PROPERTY,
  MOST_SCENARIO_SITES,
  PLACE_HEIGHT_M,
  type PublicProperty,
  type ScenarioSite,
} from '../model/scenario-places.ts';

export type ScenarioPlaces = Pick<Scenario, 'sites' | 'property' | 'marks' | 'plan'>;

/** Keys of one entry of each list, for who has mistyped one. */
export const PLACES_KEYS = {
  sites: ['name', 'lat', 'lon', 'band', 'operators', 'fiscalYear', 'heightM'],
  property: ['name', 'lat', 'lon', 'heightM', 'power', 'fibre'],
  marks: ['code', 'note'],
  plan: ['count', 'cells'],
} as const;

/** What reports say was expected; the interface puts its own words in their place. */
export const EACH_ONCE = 'each entry once';
export const WRITTEN_PLAN = 'a plan as Denen writes it';

/** A cell takes seven letters of base 36 and a blank at most. */
const LETTERS_PER_CELL = 8;

export const placesSchemas = () => {
  const place = {
    name: z.string().max(MOST_PLACE_NAME).optional(),
    lat: z.number().min(JAPAN_BOX.south).max(JAPAN_BOX.north),
    lon: z.number().min(JAPAN_BOX.west).max(JAPAN_BOX.east),
    heightM: z.number().min(PLACE_HEIGHT_M.least).max(PLACE_HEIGHT_M.most).optional(),
  };
  return {
    sites: z
      .array(
        z.strictObject({
          ...place,
          band: z.enum(BANDS.map(({ name }) => name) as [BandName, ...BandName[]]),
          operators: z
            .array(z.enum(OPERATORS))
            .min(1)
            .max(OPERATORS.length)
            .refine((each) => new Set(each).size === each.length, EACH_ONCE),
          fiscalYear: z.number().int().min(FIRST_FISCAL_YEAR).max(LAST_FISCAL_YEAR),
        }),
      )
      .max(MOST_SCENARIO_SITES)
      .optional(),
    property: z
      .array(z.strictObject({ ...place, power: z.boolean().optional(), fibre: z.boolean().optional() }))
      .max(MOST_PROPERTY)
      .optional(),
    marks: z
      .array(
        z.strictObject({
          code: z.string().regex(/^\d{5}$/, 'a municipality code of five digits such as "01202"'),
          note: z.string().min(1).max(MOST_MARK_NOTE),
        }),
      )
      .max(MOST_MARKS)
      .refine((marks) => new Set(marks.map(({ code }) => code)).size === marks.length, EACH_ONCE)
      .optional(),
    plan: z
      .strictObject({
        count: z.number().int().min(1).max(MOST_PLANNED_CELLS),
        cells: z.string().max(LETTERS_PER_CELL * MOST_PLANNED_CELLS),
      })
      .superRefine((plan, context) => {
        const defect = plannedCellsDefect(plan);
        if (defect === undefined) return;
        context.addIssue({ code: 'custom', message: `${WRITTEN_PLAN}: ${defect}`, path: ['cells'] });
      })
      .optional(),
  };
};

type Read = z.infer<z.ZodObject<ReturnType<typeof placesSchemas>>>;

export function placesOf({ sites = [], property = [], marks = [], plan }: Read): ScenarioPlaces {
  return { sites: sitesOf(sites), property: propertyOf(property), marks, plan };
}

export function sitesOf(sites: NonNullable<Read['sites']>): ScenarioSite[] {
  return sites.map(({ name = '', heightM, ...rest }) => ({
    name,
    ...rest,
    ...(heightM !== undefined && { heightM }),
  }));
}

export function propertyOf(property: NonNullable<Read['property']>): PublicProperty[] {
  return property.map(({ name = '', heightM, power = true, fibre = false, ...rest }) => ({
    name,
    ...rest,
    ...(heightM !== undefined && { heightM }),
    power,
    fibre,
  }));
}

/** Keys in one order; lists without entries are left out, so that a scenario without places looks as it always did. */
export function placesValue({ sites, property, marks, plan }: ScenarioPlaces): Record<string, unknown> {
  return {
    ...(sites.length > 0 && { sites: sitesValue(sites) }),
    ...(property.length > 0 && { property: propertyValue(property) }),
    ...(marks.length > 0 && { marks: marks.map(({ code, note }) => ({ code, note })) }),
    ...(plan !== undefined && { plan: planValue(plan) }),
  };
}

export function sitesValue(sites: readonly ScenarioSite[]): ScenarioSite[] {
  return sites.map(({ name, lat, lon, band, operators, fiscalYear, heightM }) => ({
    name,
    lat,
    lon,
    band,
    operators,
    fiscalYear,
    ...(heightM !== undefined && { heightM }),
  }));
}

export function propertyValue(property: readonly PublicProperty[]): PublicProperty[] {
  return property.map(({ name, lat, lon, heightM, power, fibre }) => ({
    name,
    lat,
    lon,
    ...(heightM !== undefined && { heightM }),
    power,
    fibre,
  }));
}

export function planValue({ count, cells }: PlannedCells): PlannedCells {
  return { count, cells };
}
