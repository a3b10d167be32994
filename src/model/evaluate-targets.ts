/** How an outcome stands against each target, and which prefectures bind it. */
import type { Atlas } from './atlas.ts';
import type { Demand } from './demand.ts';
import type { FibreOutcome } from './fibre/fibre-outcome.ts';
import type { HubsOutcome } from './hubs/hubs-outcome.ts';
import { columnByPrefecture, columnByYear, shares } from './place-totals.ts';
import type { RadioOutcome } from './radio/radio-outcome.ts';
import type { Target, TargetMetric, TargetResult } from './target.ts';

interface MetricSeries {
  readonly value: Float64Array;
  /** What a share of 1 stands for at the end of each year: households, people, squares … */
  readonly base: Float64Array;
  /** year × prefecture, where the metric knows prefectures. */
  readonly byPrefecture?: { readonly value: Float64Array; readonly base: Float64Array };
}

export interface Simulated {
  readonly demand: Demand;
  readonly fibre: FibreOutcome;
  readonly radio: RadioOutcome;
  readonly hubs: HubsOutcome;
}

export function evaluateTargets(
  atlas: Atlas,
  simulated: Simulated,
  targets: readonly Target[],
): TargetResult[] {
  const cache = new Map<TargetMetric, MetricSeries>();
  return targets.map((target) => {
    let series = cache.get(target.metric);
    if (series === undefined) {
      series = metricSeries(atlas, simulated, target.metric);
      cache.set(target.metric, series);
    }
    return evaluate(target, series, simulated.demand.fiscalYears, atlas.prefectures.count);
  });
}

/**
 * Shares are held to the precision in which they are published, so that a figure that prints as the goal meets it:
 * fibre to 0.01 point, everything else to 0.1 point.
 */
export function publishedPrecision(metric: TargetMetric): number {
  return metric === 'fibreHouseholdCoverage' ? 1e-4 : isCount(metric) ? 1 : 1e-3;
}

/** Metrics that count things rather than give a share. */
export function isCount(metric: TargetMetric): boolean {
  return metric === 'hubCount' || metric === 'ringSidesClosed' || metric === 'newLandingCount';
}

function meets(value: number, goal: number): boolean {
  return value >= goal - 1e-12;
}

function evaluate(
  target: Target,
  series: MetricSeries,
  fiscalYears: readonly number[],
  prefectureCount: number,
): TargetResult {
  const at = fiscalYears.indexOf(target.fiscalYear);
  let held = fiscalYears.length;
  while (held > 0 && meets(series.value[held - 1]!, target.goal)) held--;
  const value = at < 0 ? Number.NaN : series.value[at]!;
  const shortfall = meets(value, target.goal) ? 0 : target.goal - value;
  const binding: { prefecture: number; value: number; missing: number }[] = [];
  let shortfallCount = shortfall * (at < 0 ? 0 : series.base[at]!);
  if (series.byPrefecture && at >= 0) {
    const { value: values, base } = series.byPrefecture;
    for (let p = 0; p < prefectureCount; p++) {
      const own = values[at * prefectureCount + p]!;
      if (meets(own, target.goal)) continue;
      binding.push({
        prefecture: p,
        value: own,
        missing: (target.goal - own) * base[at * prefectureCount + p]!,
      });
    }
    binding.sort((a, b) => a.value - b.value || a.prefecture - b.prefecture);
    // Every prefecture has to reach the goal by itself, so what is missing adds up over those below it.
    if (target.metric === 'radioPopulationCoverageWorstPrefecture') {
      shortfallCount = binding.reduce((sum, { missing }) => sum + missing, 0);
    }
  }
  return {
    target,
    valueByYear: series.value,
    metFiscalYear: held < fiscalYears.length ? fiscalYears[held]! : 0,
    met: shortfall === 0,
    shortfall,
    shortfallCount,
    binding,
  };
}

function metricSeries(atlas: Atlas, simulated: Simulated, metric: TargetMetric): MetricSeries {
  const { demand, fibre, radio, hubs } = simulated;
  const years = demand.fiscalYears.length;
  switch (metric) {
    case 'fibreHouseholdCoverage':
      return coverageSeries(atlas, fibre.servedHouseholds, demand.households, years);
    case 'radioPopulationCoverage':
      return coverageSeries(atlas, radio.coveredPopulation, demand.population, years);
    case 'radioPopulationCoverageWorstPrefecture': {
      const series = coverageSeries(atlas, radio.coveredPopulation, demand.population, years);
      const count = atlas.prefectures.count;
      const worst = new Float64Array(years).fill(1);
      for (let y = 0; y < years; y++) {
        for (let p = 0; p < count; p++)
          worst[y] = Math.min(worst[y]!, series.byPrefecture!.value[y * count + p]!);
      }
      return { ...series, value: worst };
    }
    case 'radioBaseDeployment':
      return { value: radio.baseDeploymentRate, base: new Float64Array(years).fill(radio.baseSquareCount) };
    case 'radioMunicipalitiesWithStation': {
      const count = atlas.municipalities.count;
      const value = new Float64Array(years);
      for (let y = 0; y < years; y++) {
        let reached = 0;
        for (let m = 0; m < count; m++) if (radio.stationCount[y * count + m]! > 0) reached++;
        value[y] = reached / count;
      }
      return { value, base: new Float64Array(years).fill(count) };
    }
    case 'hubCount': {
      const value = new Float64Array(years);
      for (let y = 0; y < years; y++) {
        for (const opened of hubs.hubs.openFiscalYear)
          if (opened > 0 && opened <= demand.fiscalYears[y]!) value[y]!++;
      }
      return { value, base: new Float64Array(years).fill(1) };
    }
    case 'ringSidesClosed':
      return { value: hubs.backbone.ringSidesClosed, base: new Float64Array(years).fill(1) };
    case 'newLandingCount':
      return { value: hubs.backbone.newLandingCount, base: new Float64Array(years).fill(1) };
  }
}

function coverageSeries(atlas: Atlas, part: Float64Array, whole: Float64Array, years: number): MetricSeries {
  const base = columnByPrefecture(atlas, whole);
  const byYear = columnByYear(whole, years);
  return {
    value: shares(columnByYear(part, years), byYear),
    base: byYear,
    byPrefecture: { value: shares(columnByPrefecture(atlas, part), base), base },
  };
}
