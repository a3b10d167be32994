/**
 * The tables of municipalities, prefectures, blocks, grid areas and published figures as they lie in
 * `places.bin`: columns, `null` for an unknown number. The compiler writes this shape and the loader reads it.
 */
import { z } from 'zod';
import type {
  Backbone,
  BackboneNodeKind,
  BlockTable,
  Coast,
  DepopulatedClass,
  DisadvantagedClass,
  GridArea,
  GridLink,
  Mark,
  MunicipalityTable,
  PrefectureTable,
  PublishedBound,
  PublishedFigure,
} from '../model/atlas.ts';
import { failure, type Problem, type Result, success } from '../model/problem.ts';

/**
 * Whole columns are checked by one predicate each: a schema per element takes ten times as long, and there are some
 * seventy thousand elements.
 */
function columnOf<T>(expected: string, isElement: (value: unknown) => boolean) {
  return z.custom<T[]>().superRefine((values: unknown, context) => {
    const wrong = Array.isArray(values) ? values.findIndex((value) => !isElement(value)) : -1;
    if (!Array.isArray(values)) {
      context.addIssue({ code: 'custom', message: `an array of ${expected}`, input: values });
    } else if (wrong >= 0) {
      context.addIssue({
        code: 'custom',
        message: `one of ${expected}`,
        path: [wrong],
        input: values[wrong],
      });
    }
  });
}

const texts = columnOf<string>('texts', (value) => typeof value === 'string');
const numbers = columnOf<number | null>(
  'numbers or null',
  (value) => value === null || Number.isFinite(value),
);
const isIndex = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const indices = columnOf<number>('indices', isIndex);
const indexLists = columnOf<number[]>(
  'lists of indices',
  (value) => Array.isArray(value) && value.every(isIndex),
);
const codes = (pattern: RegExp) =>
  columnOf<string>(
    `codes like ${pattern.source}`,
    (value) => typeof value === 'string' && pattern.test(value),
  );
function oneOf<T extends string>(...allowed: readonly T[]) {
  return columnOf<T>(allowed.join(', '), (value) => allowed.includes(value as T));
}

const placesSchema = z.strictObject({
  format: z.literal('denen.places'),
  municipalities: z.strictObject({
    code: codes(/^\d{5}$/),
    nameJa: texts,
    nameKana: texts,
    nameEn: texts,
    prefecture: indices,
    censusPopulation: z.strictObject({ 2010: numbers, 2015: numbers, 2020: numbers, 2025: numbers }),
    censusHouseholds: z.strictObject({ 2015: numbers, 2020: numbers, 2025: numbers }),
    projectedPopulation: z.strictObject({
      2025: numbers,
      2030: numbers,
      2035: numbers,
      2040: numbers,
      2045: numbers,
      2050: numbers,
    }),
    areaKm2: numbers,
    habitableShare: numbers,
    age65Share: numbers,
    fiscalIndex: numbers,
    depopulated: oneOf<DepopulatedClass>('none', 'partial', 'deemed', 'all'),
    disadvantaged: oneOf<DisadvantagedClass>('none', 'partial', 'full'),
    primaryIndustryShare: numbers,
    manufacturingShipmentsMillionYen: numbers,
    employees: numbers,
    daytimeRatio: numbers,
    licensedStations: numbers,
    lat: numbers,
    lon: numbers,
    neighbours: indexLists,
  }),
  prefectures: z.strictObject({
    code: codes(/^\d{2}$/),
    nameJa: texts,
    nameKana: texts,
    nameEn: texts,
    block: indices,
    gridArea: indices,
    capitalLat: numbers,
    capitalLon: numbers,
    seismicProbability: numbers,
  }),
  blocks: z.strictObject({ code: texts, nameJa: texts, nameEn: texts }),
  gridAreas: z.array(
    z.strictObject({
      code: z.string(),
      nameJa: z.string(),
      nameEn: z.string(),
      renewableShare: z.number().nullable(),
      curtailmentGwh: z.number().nullable(),
    }),
  ),
  gridLinks: z.array(z.strictObject({ from: z.int(), to: z.int(), capacityMw: z.number() })),
  backbone: z.strictObject({
    nodes: z.strictObject({
      id: texts,
      kind: oneOf<BackboneNodeKind>('capital', 'junction', 'dataCentre', 'landing'),
      nameJa: texts,
      nameEn: texts,
      lat: numbers,
      lon: numbers,
      isExchange: indices,
      exchangeGbps: numbers,
      dataCentreMw: numbers,
      mark: oneOf<Mark>('measured', 'modelled'),
      source: texts,
    }),
    links: z.strictObject({
      id: texts,
      from: indices,
      to: indices,
      kind: oneOf<'terrestrial' | 'submarine'>('terrestrial', 'submarine'),
      cable: texts,
      coast: oneOf<Coast>('', 'japanSea', 'pacific'),
      fiscalYear: indices,
      isPlanned: indices,
      lengthKm: numbers,
      route: z.array(z.array(z.number())),
      mark: oneOf<Mark>('measured', 'modelled'),
      source: texts,
    }),
    candidates: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['link', 'landing']),
        station: z
          .strictObject({ nameJa: z.string(), nameEn: z.string(), lat: z.number(), lon: z.number() })
          .exactOptional(),
        links: z
          .array(
            z.strictObject({
              from: z.int().min(-1),
              to: z.int().min(0),
              kind: z.enum(['terrestrial', 'submarine']),
              isPacific: z.boolean(),
              lengthKm: z.number(),
              route: z.array(z.number()),
            }),
          )
          .min(1),
      }),
    ),
  }),
  published: z.array(
    z.strictObject({
      metric: z.string(),
      fiscalYear: z.int(),
      prefecture: z.int().min(-1),
      value: z.number(),
      unit: z.string(),
      status: z.string(),
      source: z.string(),
    }),
  ),
  publishedBounds: z.array(
    z.strictObject({
      metric: z.string(),
      fiscalYear: z.int(),
      prefecture: z.int().min(0),
      low: z.number(),
      high: z.number(),
    }),
  ),
});

export type PlacesFile = z.infer<typeof placesSchema>;

export interface Places {
  readonly municipalities: MunicipalityTable;
  readonly prefectures: PrefectureTable;
  readonly blocks: BlockTable;
  readonly gridAreas: readonly GridArea[];
  readonly gridLinks: readonly GridLink[];
  readonly backbone: Backbone;
  readonly published: readonly PublishedFigure[];
  readonly publishedBounds: readonly PublishedBound[];
}

/**
 * Tables from the file's JSON text.
 * @param where the file's name, for the problem report
 */
export function decodePlaces(bytes: Uint8Array, where: string): Result<Places> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return failure({ kind: 'wrong-format', what: 'text', where, expected: 'JSON', got: String(error) });
  }
  const parsed = placesSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) return failure(...schemaProblems(parsed.error, where));
  const problems = tableProblems(parsed.data, where);
  return problems.length > 0 ? failure(...problems) : success(toTables(parsed.data));
}

/** What a schema refused, one problem per place in the file. The schema must report its input. */
export function schemaProblems(error: z.ZodError, where: string): Problem[] {
  return error.issues.map((issue) => {
    const what = issue.path.join('.') || 'content';
    return issue.code === 'unrecognized_keys'
      ? { kind: 'unknown-key', what, where, expected: 'known keys only', got: issue.keys.join(', ') }
      : { kind: 'wrong-value', what, where, expected: issue.message, got: shown(issue.input) };
  });
}

/** A value in few characters. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** Columns of one table are equally long and indices point into their tables. */
function tableProblems(file: PlacesFile, where: string): Problem[] {
  const problems: Problem[] = [];
  const { municipalities, prefectures, blocks, gridAreas } = file;
  for (const [table, columns] of Object.entries({ municipalities, prefectures, blocks })) {
    const count = columns.code.length;
    for (const [name, length] of columnLengths(columns)) {
      if (length !== count) {
        problems.push({
          kind: 'inconsistent',
          what: `${table}.${name}`,
          where,
          expected: `${count} values`,
          got: `${length}`,
        });
      }
    }
  }
  const checkIndices = (what: string, values: readonly number[], count: number) => {
    const wrong = values.find((value) => value >= count);
    if (wrong !== undefined) {
      problems.push({
        kind: 'inconsistent',
        what,
        where,
        expected: `an index below ${count}`,
        got: `${wrong}`,
      });
    }
  };
  checkIndices('municipalities.prefecture', municipalities.prefecture, prefectures.code.length);
  checkIndices('municipalities.neighbours', municipalities.neighbours.flat(), municipalities.code.length);
  checkIndices('prefectures.block', prefectures.block, blocks.code.length);
  checkIndices('prefectures.gridArea', prefectures.gridArea, gridAreas.length);
  const areas = file.gridLinks.flatMap(({ from, to }) => [from, to]);
  checkIndices('gridLinks', areas, gridAreas.length);
  const { nodes, links, candidates } = file.backbone;
  checkIndices('backbone.links', [...links.from, ...links.to], nodes.id.length);
  const ends = candidates.flatMap((candidate) => candidate.links.flatMap(({ from, to }) => [from, to]));
  checkIndices(
    'backbone.candidates',
    ends.filter((node) => node >= 0),
    nodes.id.length,
  );
  for (const list of ['published', 'publishedBounds'] as const) {
    const values = file[list].map(({ prefecture }) => prefecture);
    checkIndices(`${list}.prefecture`, values, prefectures.code.length);
  }
  return problems;
}

function columnLengths(table: object, prefix = ''): [name: string, length: number][] {
  return Object.entries(table).flatMap(([name, column]): [string, number][] =>
    Array.isArray(column)
      ? [[`${prefix}${name}`, column.length]]
      : columnLengths(column as object, `${prefix}${name}.`),
  );
}

type Nullable = readonly (number | null)[];

/** Unknown numbers are null on the wire and NaN in memory. */
function column(values: Nullable): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = values[i] ?? Number.NaN;
  return result;
}

function columnsByYear<Y extends number>(byYear: Readonly<Record<Y, Nullable>>): Record<Y, Float64Array> {
  const entries = Object.entries<Nullable>(byYear).map(([year, values]) => [year, column(values)]);
  return Object.fromEntries(entries) as Record<Y, Float64Array>;
}

function toTables(file: PlacesFile): Places {
  const { municipalities: m, prefectures: p } = file;
  return {
    municipalities: {
      ...m,
      count: m.code.length,
      prefecture: Uint8Array.from(m.prefecture),
      censusPopulation: columnsByYear(m.censusPopulation),
      censusHouseholds: columnsByYear(m.censusHouseholds),
      projectedPopulation: columnsByYear(m.projectedPopulation),
      areaKm2: column(m.areaKm2),
      habitableShare: column(m.habitableShare),
      age65Share: column(m.age65Share),
      fiscalIndex: column(m.fiscalIndex),
      primaryIndustryShare: column(m.primaryIndustryShare),
      manufacturingShipmentsMillionYen: column(m.manufacturingShipmentsMillionYen),
      employees: column(m.employees),
      daytimeRatio: column(m.daytimeRatio),
      licensedStations: column(m.licensedStations),
      lat: column(m.lat),
      lon: column(m.lon),
    },
    prefectures: {
      ...p,
      count: p.code.length,
      block: Uint8Array.from(p.block),
      gridArea: Uint8Array.from(p.gridArea),
      capitalLat: column(p.capitalLat),
      capitalLon: column(p.capitalLon),
      seismicProbability: column(p.seismicProbability),
    },
    blocks: { ...file.blocks, count: file.blocks.code.length },
    gridAreas: file.gridAreas.map((area) => ({
      ...area,
      renewableShare: area.renewableShare ?? Number.NaN,
      curtailmentGwh: area.curtailmentGwh ?? Number.NaN,
    })),
    gridLinks: file.gridLinks,
    backbone: toBackbone(file.backbone),
    published: file.published,
    publishedBounds: file.publishedBounds,
  };
}

function toBackbone({ nodes, links, candidates }: PlacesFile['backbone']): Backbone {
  return {
    nodes: {
      ...nodes,
      count: nodes.id.length,
      lat: column(nodes.lat),
      lon: column(nodes.lon),
      isExchange: Uint8Array.from(nodes.isExchange),
      exchangeGbps: column(nodes.exchangeGbps),
      dataCentreMw: column(nodes.dataCentreMw),
    },
    links: {
      ...links,
      count: links.id.length,
      from: Uint16Array.from(links.from),
      to: Uint16Array.from(links.to),
      fiscalYear: Uint16Array.from(links.fiscalYear),
      isPlanned: Uint8Array.from(links.isPlanned),
      lengthKm: column(links.lengthKm),
    },
    candidates,
  };
}
