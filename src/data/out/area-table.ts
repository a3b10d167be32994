/** Municipalities or prefectures with their figures of one fiscal year. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Atlas, Mark, PublishedFigure } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { MeasuredCoverage } from '../../model/places/measured-coverage.ts';
import { moneyOfPlace } from '../../model/places/place-money.ts';
import { municipalitiesOf, type PlaceScope } from '../../model/places/place-scope.ts';
import { placeSeries } from '../../model/places/place-series.ts';
import { targetsOfPlace } from '../../model/places/place-targets.ts';
import { lastByMunicipality } from '../fibre-export.ts';
import {
  type FeatureTable,
  roundedTo,
  type TableColumn,
  type TableValue,
  yearOrNever,
} from './feature-table.ts';
import { measuredPairs } from './measured-table.ts';

export type AreaLevel = 'municipality' | 'prefecture';

/** Censuses; the years between and after are interpolated and projected. */
const COUNTED_FISCAL_YEARS: readonly number[] = [2020, 2025];
const MODELLED: Mark = 'modelled';
const DEGREE_DECIMALS = 6;

export interface AreaInput {
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  readonly scope: PlaceScope;
  readonly fiscalYear: number;
  /** Measured coverage of the user's own; it concerns municipalities alone. */
  readonly measured?: MeasuredCoverage | undefined;
  /** Outline of every place of the level's table. */
  readonly outlines: readonly (Polygon | MultiPolygon)[];
}

export function areaTable(level: AreaLevel, input: AreaInput): FeatureTable {
  const { atlas, outcome, scope, fiscalYear, outlines } = input;
  const inside = municipalitiesOf(atlas, scope);
  const places =
    level === 'municipality' ? inside : [...new Set(inside.map((m) => atlas.municipalities.prefecture[m]!))];
  const pairs = measuredPairs(level === 'municipality' ? input.measured : undefined, inside, [fiscalYear]);
  const last = lastByMunicipality(atlas, outcome.fibre.lastHouseholds);
  return {
    name: level === 'municipality' ? 'municipalities' : 'prefectures',
    geometryType: 'MultiPolygon',
    columns: [...columnsOf(level, fiscalYear), ...pairs.columns],
    count: places.length,
    row(i) {
      const place = places[i]!;
      const own: readonly TableValue[] =
        level === 'municipality'
          ? [...municipalityNames(atlas, place)]
          : [
              atlas.prefectures.code[place]!,
              atlas.prefectures.nameJa[place]!,
              atlas.prefectures.nameEn[place]!,
            ];
      const scopeOfPlace: PlaceScope = { kind: level, index: place };
      const municipalities = municipalitiesOf(atlas, scopeOfPlace);
      const lastHouseholds = municipalities.reduce((sum, m) => sum + last[m]!.households, 0);
      return [
        ...own,
        fiscalYear,
        ...figures(atlas, outcome, municipalities, fiscalYear),
        roundedTo(lastHouseholds, 1),
        ...(level === 'prefecture' ? publishedShares(atlas.published, place, fiscalYear) : []),
        ...pairs.row(place, fiscalYear),
      ];
    },
    geometry: (i) => asMultiPolygon(outlines[places[i]!]!),
  };
}

function columnsOf(level: AreaLevel, fiscalYear: number): TableColumn[] {
  const text = (name: string): TableColumn => ({ name, kind: 'text', mark: 'measured' });
  const number = (name: string, unit: string, mark: Mark, base?: string): TableColumn => ({
    name,
    kind: 'number',
    unit,
    ...(base !== undefined && { base }),
    mark,
  });
  const counted: Mark = COUNTED_FISCAL_YEARS.includes(fiscalYear) ? 'measured' : 'modelled';
  const names =
    level === 'municipality'
      ? ['code', 'prefecture', 'municipality', 'municipalityKana', 'municipalityEn']
      : ['code', 'prefecture', 'prefectureEn'];
  return [
    ...names.map(text),
    number('fiscalYear', 'fiscalYear', 'measured'),
    number('population', 'people', counted),
    number('households', 'households', counted),
    number('fibreServedHouseholds', 'households', MODELLED, 'households of the fiscal year'),
    number('fibreHouseholdCoverage', 'share', MODELLED, 'households of the fiscal year'),
    number('radioCoveredPopulation', 'people', MODELLED, 'people of the fiscal year'),
    number('radioPopulationCoverage', 'share', MODELLED, 'people of the fiscal year'),
    number('radioStations', 'sites', MODELLED),
    number('nearestHubLatencyMs', 'ms', MODELLED, 'one way, mean over people'),
    number('costYen', 'yen', MODELLED, 'all payers, all works over the horizon'),
    number('stateYen', 'yen', MODELLED, 'of costYen'),
    number('municipalityYen', 'yen', MODELLED, 'of costYen'),
    number('operatorYen', 'yen', MODELLED, 'of costYen'),
    number(
      'fibreGoalFiscalYear',
      'fiscalYear',
      MODELLED,
      'last fibre goal of the scenario held from here on',
    ),
    number('radioGoalFiscalYear', 'fiscalYear', MODELLED, 'last 5G goal of the scenario held from here on'),
    number('fibreLastHouseholds', 'households', MODELLED, 'of the nation’s last households, 2020 level'),
    ...(level === 'prefecture'
      ? [
          number('fibrePublishedCoverage', 'share', 'measured' as const, 'households'),
          number('radioPublishedCoverage', 'share', 'measured' as const, 'people'),
        ]
      : []),
  ];
}

function municipalityNames({ municipalities, prefectures }: Atlas, m: number): string[] {
  return [
    municipalities.code[m]!,
    prefectures.nameJa[municipalities.prefecture[m]!]!,
    municipalities.nameJa[m]!,
    municipalities.nameKana[m]!,
    municipalities.nameEn[m]!,
  ];
}

function figures(
  atlas: Atlas,
  outcome: Outcome,
  municipalities: readonly number[],
  fiscalYear: number,
): TableValue[] {
  const series = placeSeries(atlas, outcome, municipalities);
  const y = outcome.fiscalYears.indexOf(fiscalYear);
  const money = moneyOfPlace(outcome, municipalities);
  const paid = (k: number) => money.reduce((sum, { payersYen }) => sum + payersYen[k]!, 0);
  const targets = targetsOfPlace(outcome.scenario.targets, series);
  const lastGoal = (metric: string) => {
    const own = targets.filter((target) => target.metric === metric);
    const latest = own.reduce<(typeof own)[number] | undefined>(
      (late, each) => (late === undefined || each.fiscalYear >= late.fiscalYear ? each : late),
      undefined,
    );
    return latest === undefined ? null : yearOrNever(latest.metFiscalYear);
  };
  return [
    roundedTo(series.population[y]!, 1),
    roundedTo(series.households[y]!, 1),
    roundedTo(series.servedHouseholds[y]!, 1),
    roundedTo(series.fibreHouseholdCoverage[y]!, 6),
    roundedTo(series.coveredPopulation[y]!, 1),
    roundedTo(series.radioPopulationCoverage[y]!, 6),
    series.radioStations[y]!,
    roundedTo(series.hubLatencyMs[y]!, 3),
    paid(0) + paid(1) + paid(2),
    paid(0),
    paid(1),
    paid(2),
    lastGoal('fibreHouseholdCoverage'),
    lastGoal('radioPopulationCoverage'),
  ];
}

function publishedShares(
  published: readonly PublishedFigure[],
  prefecture: number,
  fiscalYear: number,
): TableValue[] {
  return ['ftth_household_coverage', 'g5_popcov'].map((metric) => {
    const figure = published.find(
      (each) => each.metric === metric && each.prefecture === prefecture && each.fiscalYear === fiscalYear,
    );
    return figure?.value ?? null;
  });
}

/** One type for the whole file, and rings as RFC 7946 turns them: outer counter-clockwise, holes clockwise. */
export function asMultiPolygon(area: Polygon | MultiPolygon): MultiPolygon {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring, i) => turned(ring, i === 0))),
  };
}

function turned(ring: readonly Position[], isOuter: boolean): Position[] {
  const rounded = ring.map(([lon, lat]) => [
    roundedTo(lon!, DEGREE_DECIMALS)!,
    roundedTo(lat!, DEGREE_DECIMALS)!,
  ]);
  let twiceArea = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    twiceArea += a[0]! * b[1]! - b[0]! * a[1]!;
  }
  return twiceArea > 0 === isOuter ? rounded : rounded.reverse();
}
