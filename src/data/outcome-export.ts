/** What a run leaves behind: a summary as JSON, every place and year, and the plan with its payers. */
import type { Atlas } from '../model/atlas.ts';
import { backboneFindings } from '../model/backbone/backbone-findings.ts';
import { NO_MUNICIPALITY } from '../model/land.ts';
import type { Outcome } from '../model/outcome.ts';
import { resolveParameters } from '../model/parameters.ts';
import { PAYERS } from '../model/payer.ts';
import { shares, totalsByBlock, totalsByPrefecture, totalsByYear } from '../model/place-totals.ts';
import type { Plan } from '../model/plan.ts';
import { type CsvValue, formatCsv } from './csv.ts';
import { fibrePlans, fibreSummary, lastByMunicipality } from './fibre-export.ts';
import {
  landTables,
  ownPlacesSummary,
  RADIO_PLACE_HEADER,
  RADIO_PLAN_HEADER,
  radioPlaceColumns,
  radioPlanColumns,
  radioSummary,
  radioTechnologies,
  shareReached,
} from './radio-export.ts';
import { steadyFigures } from './steady-figures.ts';

export const OUTCOME_FORMAT = 'denen.outcome';
export const OUTCOME_VERSION = 1;

/** The summary: national and prefectural series, targets, costs and hubs; its scenario can be run again. */
export function outcomeJson(atlas: Atlas, outcome: Outcome): string {
  const { demand, fibre, radio, hubs, fiscalYears, targets } = outcome;
  const prefectures = coverageTables(outcome, (values) => totalsByPrefecture(atlas, values));
  const blocks = coverageTables(outcome, (values) => totalsByBlock(atlas, totalsByPrefecture(atlas, values)));
  const nation = coverageTables(outcome, (values) => totalsByYear(values, fiscalYears.length));
  const seriesOf = (table: Record<string, Float64Array>, index: number, width: number) =>
    Object.fromEntries(
      Object.entries(table).map(([key, values]) => [
        key,
        fiscalYears.map((_, y) => values[y * width + index]!),
      ]),
    );
  const summary = {
    format: OUTCOME_FORMAT,
    version: OUTCOME_VERSION,
    modelVersion: outcome.modelVersion,
    atlasId: outcome.atlasId,
    scenario: outcome.scenario,
    fiscalYears,
    nation: {
      population: [...totalsByYear(demand.population, fiscalYears.length)],
      households: [...totalsByYear(demand.households, fiscalYears.length)],
      ...seriesOf(nation, 0, 1),
      radioBaseDeployment: [...radio.baseDeploymentRate],
      ...radioSummary(atlas, outcome),
      populationWithinHubLatency: [...hubs.populationWithinLimit],
    },
    blocks: atlas.blocks.code.map((code, b) => ({
      code,
      nameJa: atlas.blocks.nameJa[b],
      nameEn: atlas.blocks.nameEn[b],
      ...seriesOf(blocks, b, atlas.blocks.count),
    })),
    prefectures: atlas.prefectures.code.map((code, p) => ({
      code,
      nameJa: atlas.prefectures.nameJa[p],
      nameEn: atlas.prefectures.nameEn[p],
      ...seriesOf(prefectures, p, atlas.prefectures.count),
      radioReaches90FiscalYear: radio.prefectureTarget.reaches90FiscalYear[p] || null,
      radioReaches99FiscalYear: radio.prefectureTarget.reaches99FiscalYear[p] || null,
      radioShares: radio.sharesReached.map((reached) => shareReached(reached, p)),
    })),
    targets: targets.map(
      ({ target, valueByYear, metFiscalYear, met, shortfall, shortfallCount, binding }) => ({
        ...target,
        value: valueByYear[fiscalYears.indexOf(target.fiscalYear)] ?? null,
        valueByYear: [...valueByYear],
        met,
        metFiscalYear: metFiscalYear || null,
        shortfall,
        shortfallCount,
        binding: binding.map(({ prefecture, ...rest }) => ({
          code: atlas.prefectures.code[prefecture],
          ...rest,
        })),
      }),
    ),
    costYen: {
      payers: PAYERS,
      fibre: rowsOf(fibre.costYen),
      radio: rowsOf(radio.costYen),
      beyond: rowsOf(radio.beyondCostYen),
      hubs: rowsOf(hubs.costYen),
      cableConversion: rowsOf(fibre.cableConversion.costYen),
    },
    fibre: fibreSummary(atlas, outcome),
    hubs: Array.from(hubs.hubs.municipality, (m, i) => ({
      code: atlas.municipalities.code[m],
      nameJa: atlas.municipalities.nameJa[m],
      nameEn: atlas.municipalities.nameEn[m],
      openFiscalYear: hubs.hubs.openFiscalYear[i],
      assignedPopulation: hubs.hubs.assignedPopulation[i],
      powerMw: hubs.hubs.powerMw[i],
      loadMw: hubs.load.loadMw[i],
      turnedAwayMw: hubs.load.turnedAwayMw[i],
      trafficGbps: hubs.load.trafficGbps[i],
    })),
    gridAreas: {
      fiscalYear: hubs.load.fiscalYear,
      areas: hubs.load.areas.map((area, k) => ({ code: atlas.gridAreas[k]!.code, ...area })),
    },
    radioPlan: { ...radio.bound },
    ...ownPlacesSummary(outcome),
    backbone: backboneSummary(atlas, outcome),
    hubSiting: { objective: hubs.objective, lowerBound: hubs.lowerBound, gap: hubs.gap },
  };
  const { scenario, ...figures } = summary;
  // The scenario stays as it is, to the bit: it can be run again.
  const file = { ...summary, ...(steadyFigures(figures) as typeof figures), scenario };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function backboneSummary(atlas: Atlas, outcome: Outcome) {
  const { nodes, links } = atlas.backbone;
  const { backbone } = outcome.hubs;
  const id = (node: number) => nodes.id[node]!;
  const limitMs = resolveParameters(outcome.scenario.parameters)['hubs.latencyLimitMs'];
  return {
    findings: backboneFindings(atlas, outcome, limitMs),
    ringSidesClosed: [...backbone.ringSidesClosed],
    ringClosedFiscalYear: backbone.ringClosedFiscalYear || null,
    ringAtTarget: {
      isClosed: backbone.ringAtTarget.isClosed,
      sides: backbone.ringAtTarget.sides.map((side) => ({
        ...side,
        reachedFromNorth: side.reachedFromNorth.map(id),
        reachedFromSouth: side.reachedFromSouth.map(id),
        missingLinks: side.missingLinks.map((link) => links.id[link]!),
      })),
    },
    bridges: backbone.bridges.map((bridges) =>
      bridges.map(({ link, people }) => ({ link: links.id[link]!, people })),
    ),
    articulationPoints: backbone.articulationPoints.map((points) => points.map(id)),
    newLandingCount: [...backbone.newLandingCount],
    exchangesOutside: backbone.exchangesOutside,
    tokyoOsakaPowerShareBefore: backbone.tokyoOsakaPowerShareBefore,
    tokyoOsakaPowerShare: [...backbone.tokyoOsakaPowerShare],
    reliability: backbone.reliability,
    disasters: backbone.disasters.map((disaster) => ({
      ...disaster,
      radioService: [...disaster.radioService],
      fibreService: [...disaster.fibreService],
    })),
  };
}

/** Municipality × fiscal year. */
export function placesCsv(atlas: Atlas, outcome: Outcome): string {
  const { municipalities, prefectures } = atlas;
  const { demand, fibre, radio, hubs, fiscalYears } = outcome;
  const service = fibre.universalService;
  const last = lastByMunicipality(atlas, fibre.lastHouseholds);
  const rows: CsvValue[][] = [];
  for (let m = 0; m < municipalities.count; m++) {
    const lastOfPlace = last[m]!;
    const lastFields = [
      rounded(lastOfPlace.households, 1),
      lastOfPlace.reason,
      lastOfPlace.cause,
      lastOfPlace.technology,
    ];
    for (const [y, fiscalYear] of fiscalYears.entries()) {
      const at = y * municipalities.count + m;
      const people = demand.population[at]!;
      const homes = demand.households[at]!;
      rows.push([
        municipalities.code[m]!,
        prefectures.nameJa[municipalities.prefecture[m]!]!,
        municipalities.nameJa[m]!,
        municipalities.nameEn[m]!,
        fiscalYear,
        rounded(people, 1),
        rounded(homes, 1),
        rounded(fibre.servedHouseholds[at]!, 1),
        homes > 0 ? rounded(fibre.servedHouseholds[at]! / homes, 6) : 1,
        rounded(radio.coveredPopulation[at]!, 1),
        people > 0 ? rounded(radio.coveredPopulation[at]! / people, 6) : 1,
        radio.stationCount[at]!,
        ...radioPlaceColumns(outcome, y, m, municipalities.count),
        latencyText(hubs.nearestHubLatencyMs[at]!),
        Math.round(service.revenueYen[at]! - service.operatingCostYen[at]!),
        Math.round(service.generalLossYen[at]!),
        Math.round(service.specialLossYen[at]!),
        Math.round(service.supportYen[at]!),
        ...lastFields,
      ]);
    }
  }
  return formatCsv(
    [
      'code',
      'prefecture',
      'municipality',
      'municipalityEn',
      'fiscalYear',
      'population',
      'households',
      'fibreServedHouseholds',
      'fibreHouseholdCoverage',
      'radioCoveredPopulation',
      'radioPopulationCoverage',
      'radioStations',
      ...RADIO_PLACE_HEADER,
      'nearestHubLatencyMs',
      'fibreOperatingResultYen',
      'fibreGeneralLossYen',
      'fibreSpecialLossYen',
      'fibreSupportYen',
      'fibreLastHouseholds',
      'fibreLastReason',
      'fibreLastCause',
      'fibreLastTechnology',
    ],
    rows,
  );
}

/** What is built: place, year, technology and its details, households or people reached, cost and payers in whole yen. */
export function planCsv(atlas: Atlas, outcome: Outcome): string {
  const { fibre, radio, hubs } = outcome;
  const technologies = radioTechnologies(radio.plan);
  const rows = [
    ...fibrePlans(fibre).flatMap(([technology, plan]) =>
      planRows(atlas, plan, () => ({ technology, base: 'households' })),
    ),
    ...planRows(atlas, radio.plan, (i) => ({
      ...technologies[i]!,
      details: radioPlanColumns(outcome, i),
    })),
    ...planRows(atlas, hubs.plan, () => ({ technology: 'hub', base: 'people' })),
  ];
  const header = [
    'code',
    'prefecture',
    'municipality',
    'fiscalYear',
    'technology',
    'works',
    'base',
    'reached',
    'costYen',
  ];
  return formatCsv([...header, ...PAYERS.map((payer) => `${payer}Yen`), ...RADIO_PLAN_HEADER], rows);
}

interface PlanRow {
  readonly technology: string;
  /** What is reached: households, people or square kilometres. */
  readonly base: string;
  readonly details?: readonly CsvValue[];
}

function planRows(atlas: Atlas, plan: Plan, rowOf: (i: number) => PlanRow): CsvValue[][] {
  const noDetails = RADIO_PLAN_HEADER.map(() => '');
  return Array.from(plan.municipality, (m, i) => {
    const yen = [...plan.costYen.subarray(i * PAYERS.length, (i + 1) * PAYERS.length)];
    const { technology, base, details } = rowOf(i);
    return [
      ...placeColumns(atlas, m),
      plan.fiscalYear[i]!,
      technology,
      plan.works[i]!,
      base,
      rounded(plan.reached[i]!, 1),
      yen.reduce((sum, each) => sum + each, 0),
      ...yen,
      ...(details ?? noDetails),
    ];
  });
}

/** Code, prefecture, municipality; works that serve everybody stand under the nation. */
function placeColumns({ municipalities, prefectures }: Atlas, m: number): CsvValue[] {
  if (m === NO_MUNICIPALITY) return ['00000', '全国', '全国'];
  return [
    municipalities.code[m]!,
    prefectures.nameJa[municipalities.prefecture[m]!]!,
    municipalities.nameJa[m]!,
  ];
}

function coverageTables(outcome: Outcome, total: (values: Float64Array | Uint32Array) => Float64Array) {
  const { demand, fibre, radio } = outcome;
  return {
    fibreHouseholdCoverage: shares(total(fibre.servedHouseholds), total(demand.households)),
    radioPopulationCoverage: shares(total(radio.coveredPopulation), total(demand.population)),
    radioStations: total(radio.stationCount),
    ...landTables(outcome, total),
  };
}

function rowsOf(table: Float64Array): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < table.length; i += PAYERS.length) rows.push([...table.subarray(i, i + PAYERS.length)]);
  return rows;
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** Blank where no hub is open yet. */
function latencyText(latencyMs: number): CsvValue {
  return Number.isFinite(latencyMs) ? rounded(latencyMs, 3) : '';
}
