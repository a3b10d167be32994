import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createDemand, type Demand } from '../../../src/model/demand.ts';
import { createBasis, type FibreBasis } from '../../../src/model/fibre/fibre-basis.ts';
import { defaultFibreParameters, type FibreParameters } from '../../../src/model/fibre/fibre-parameters.ts';
import { type FibreStructure, fibreStructure } from '../../../src/model/fibre/fibre-structure.ts';
import { NAMED_HOUSEHOLDS, TAIL_REASONS } from '../../../src/model/fibre/last-households.ts';
import { createLeverReader, createLeverReading } from '../../../src/model/fibre/lever-reading.ts';
import {
  type FibrePart,
  simulateFibre,
  simulateFibreJoining,
} from '../../../src/model/fibre/simulate-fibre.ts';
import { TECHNOLOGIES } from '../../../src/model/fibre/technology.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../../../src/model/parameter.ts';
import { PAYERS } from '../../../src/model/payer.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { finish } from '../../../src/model/progress.ts';
import { committedAtlas } from '../committed-atlas.ts';

let atlas: Atlas;
let demand: Demand;
let plan: FibrePart;
let structure: FibreStructure;
let basis: FibreBasis;
const run = (changes: Partial<FibreParameters> = {}): FibrePart =>
  finish(simulateFibre(atlas, demand, { ...defaultFibreParameters(), ...changes }));
const municipality = (name: string) => {
  const m = atlas.municipalities.nameJa.indexOf(name);
  if (m < 0) throw new Error(`Expected a municipality ${name}, got none.`);
  return m;
};
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

beforeAll(async () => {
  atlas = await committedAtlas();
  demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  plan = run();
  structure = finish(fibreStructure(atlas, () => ({ phase: 'fibre.baseline', fraction: 0 })));
  basis = createBasis(atlas, structure, defaultFibreParameters(), 2022);
}, 120_000);

describe('islands and sea', () => {
  const islandShare = (name: string) => {
    const m = municipality(name);
    let all = 0;
    let island = 0;
    atlas.cells.municipality.forEach((owner, cell) => {
      if (owner !== m) return;
      all += atlas.cells.households[cell]!;
      island += structure.network.island[cell]! * atlas.cells.households[cell]!;
    });
    return island / all;
  };

  it.each([
    ...['佐渡市', '五島市', '新上五島町', '壱岐市', '対馬市', '隠岐の島町', '屋久島町', '西之表市', '奄美市'],
    ...['宮古島市', '石垣市', '与那国町', '八丈町', '小笠原村', '礼文町', '奥尻町', '土庄町', '南大東村'],
  ])('%s is a remote island as a whole', (name) => {
    expect(islandShare(name)).toBe(1);
  });

  it.each(['淡路市', '洲本市', '天草市', '呉市', '今治市', '那覇市', '函館市', '能登町'])(
    '%s is not',
    (name) => {
      expect(islandShare(name)).toBeLessThan(0.05);
    },
  );

  it('marks the edges that are submarine cable', () => {
    const { isSea, from, to } = plan.edges;
    const crossings = [...isSea.keys()].filter((e) => isSea[e] === 1);
    expect(crossings.length).toBeGreaterThan(10);
    for (const e of crossings) {
      const [a, b] = [from[e]!, to[e]!];
      expect(structure.network.island[a]! + structure.network.island[b]!, `${a} ${b}`).toBeGreaterThan(0);
    }
  });
});

describe('who pays', () => {
  it('adds up to the yen in every place, year and payer', () => {
    const reading = createLeverReading(basis, atlas);
    createLeverReader(atlas, demand, basis).read(defaultFibreParameters(), reading);
    let wrong = 0;
    for (let i = 0; i < basis.tail.cells.length; i++) {
      const yen = reading.placeYen.subarray(i * PAYERS.length, (i + 1) * PAYERS.length);
      if (!yen.every((each) => Number.isInteger(each) && each >= 0) || sum(yen) !== basis.tail.costYen[i])
        wrong++;
    }
    expect(wrong).toBe(0);
    expect(sum(plan.plan.costYen)).toBe(sum(plan.costYen));
    expect(sum(reading.municipalityYen)).toBe(sum(plan.costYen));
    // At 4 % a yen of FY2023 is worth 1 / 1.04 at the baseline.
    expect(sum(plan.presentValueYen)).toBeLessThan(sum(plan.costYen) / 1.04);
  });

  it('leaves to operators what is cheap enough', () => {
    const all = run({ 'fibre.commercialYenPerHousehold': 10e6, 'fibre.highestCostPerHouseholdYen': 10e6 });
    expect(all.costYen.filter((_, i) => i % PAYERS.length !== 2).every((yen) => yen === 0)).toBe(true);
  });
});

describe('levers that only read the curve again', () => {
  it('give what the whole simulation gives', () => {
    const changes = {
      'fibre.annualStateBudgetYen': 2e9,
      'fibre.priorityMunicipalities': [atlas.municipalities.code[municipality('唐津市')]!],
      'fibre.prefectureFirst': true,
    };
    const whole = run(changes);
    const reading = createLeverReading(basis, atlas);
    const reader = createLeverReader(atlas, demand, basis);
    reader.read({ ...defaultFibreParameters(), 'fibre.technologyRule': 'cheapest' }, reading);
    reader.read({ ...defaultFibreParameters(), ...changes }, reading);
    expect(reading.servedHouseholds).toEqual(whole.servedHouseholds);
    expect(reading.costYen).toEqual(whole.costYen);
    expect(reading.householdCoverage).toEqual(whole.householdCoverage);
  });

  it('serve a municipality that comes first sooner, and not one that is vetoed', () => {
    const m = municipality('唐津市');
    const code = atlas.municipalities.code[m]!;
    const left = (outcome: FibrePart, y: number) => {
      const at = y * atlas.municipalities.count + m;
      return demand.households[at]! - outcome.servedHouseholds[at]!;
    };
    const first = run({ 'fibre.priorityMunicipalities': [code] });
    expect(left(first, 4)).toBeLessThan(left(plan, 4));
    const vetoed = run({ 'fibre.vetoedMunicipalities': [code] });
    expect(left(vetoed, YEAR_COUNT - 1)).toBeGreaterThan(0.5 * left(plan, 2));
    const rows = [...vetoed.lastHouseholds.municipality.keys()].filter(
      (i) => vetoed.lastHouseholds.municipality[i] === m,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const i of rows) expect(TAIL_REASONS[vetoed.lastHouseholds.reason[i]!]).toBe('veto');
  });

  it('name a municipality that there is not', () => {
    try {
      run({ 'fibre.vetoedMunicipalities': ['01100', '99999'] });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemError);
      expect((error as ProblemError).problem).toMatchObject({
        kind: 'wrong-value',
        what: 'parameters.fibre.vetoedMunicipalities.1',
        got: '"99999"',
      });
    }
  });

  it('raise the lowest prefecture first', () => {
    const count = atlas.prefectures.count;
    const worst = (outcome: FibrePart, y: number) => {
      const served = new Float64Array(count);
      const all = new Float64Array(count);
      for (let m = 0; m < atlas.municipalities.count; m++) {
        const at = y * atlas.municipalities.count + m;
        served[atlas.municipalities.prefecture[m]!]! += outcome.servedHouseholds[at]!;
        all[atlas.municipalities.prefecture[m]!]! += demand.households[at]!;
      }
      return Math.min(...served.map((households, p) => households / all[p]!));
    };
    const fair = run({ 'fibre.prefectureFirst': true });
    expect(worst(fair, 5)).toBeGreaterThan(worst(plan, 5));
    expect(fair.householdCoverage[5]!).toBeLessThanOrEqual(plan.householdCoverage[5]!);
  });
});

describe('the last households', () => {
  it('are as many as the plan leaves, dearest first', () => {
    const { households, costPerHouseholdYen } = plan.lastHouseholds;
    expect(sum(households)).toBeCloseTo(NAMED_HOUSEHOLDS, 6);
    for (let i = 1; i < households.length; i++) {
      expect(costPerHouseholdYen[i]!).toBeLessThanOrEqual(costPerHouseholdYen[i - 1]!);
    }
  });

  it('are served by satellite or radio where fibre never comes', () => {
    const poor = run({ 'fibre.annualStateBudgetYen': 0.5e9, 'fibre.highestCostPerHouseholdYen': 2e6 });
    const { technology, fiscalYear, reason, households } = poor.lastHouseholds;
    const reasons = new Set<string>();
    for (let i = 0; i < households.length; i++) {
      expect(TECHNOLOGIES[technology[i]!] === 'fibre').toBe(fiscalYear[i]! > 0);
      reasons.add(TAIL_REASONS[reason[i]!]!);
    }
    expect(reasons).toContain('threshold');
    expect(reasons).toContain('budget');
    const { fwa, satellite } = poor.wirelessPlan;
    const never = basis.tail.cells.reduce(
      (all, cell, i) => all + (poor.servedFiscalYear[cell] === 0 ? basis.tail.households[i]! : 0),
      0,
    );
    expect(sum(fwa.reached) + sum(satellite.reached)).toBeCloseTo(never, 3);
  });
});

describe('universal service', () => {
  it('supports as large a share of cells as of districts: 16,256 general and 14,394 special of about 230,000', () => {
    const { generalCellShare, specialCellShare } = plan.universalService;
    expect(generalCellShare + specialCellShare).toBeCloseTo(30_650 / 230_000, 2);
    expect(specialCellShare / (generalCellShare + specialCellShare)).toBeCloseTo(14_394 / 30_650, 1);
  });

  it('loses what its payers bear, moves it to operators on handover, and never pays more than the loss', () => {
    const { generalLossYen, specialLossYen, lossByPayerYen, supportYen } = plan.universalService;
    expect(sum(lossByPayerYen) / (sum(generalLossYen) + sum(specialLossYen))).toBeCloseTo(1, 9);
    supportYen.forEach((yen, at) => {
      if (yen > generalLossYen[at]! + specialLossYen[at]! + 1e-6) expect.fail(`${yen} yen at ${at}`);
    });
    const handed = run({ 'fibre.handoverShare': 1 }).universalService;
    const payer = (table: Float64Array, k: number) => sum(table.filter((_, i) => i % PAYERS.length === k));
    expect(payer(handed.lossByPayerYen, 0) + payer(handed.lossByPayerYen, 1)).toBe(0);
    expect(payer(handed.lossByPayerYen, 2)).toBeGreaterThan(payer(lossByPayerYen, 2));
    expect(sum(handed.supportYen)).toBeGreaterThan(sum(supportYen));
  });
});

describe('cable television', () => {
  it('spends what the state grants, in the programme’s shares, on households that it has', () => {
    const { costYen, convertedHouseholds, eligibleHouseholds, plan: works } = plan.cableConversion;
    let granted = 0;
    let spent = 0;
    for (let y = 0; y < YEAR_COUNT; y++) {
      if (FISCAL_YEARS[y]! > plan.baselineFiscalYear) granted += 0.9e9;
      spent += costYen[y * PAYERS.length]!;
      expect(spent).toBeLessThanOrEqual(granted + 1e3);
    }
    expect(spent / granted).toBeCloseTo(1, 2);
    expect(convertedHouseholds.at(-1)!).toBeLessThanOrEqual(eligibleHouseholds);
    expect(sum(works.reached)).toBeCloseTo(convertedHouseholds.at(-1)!, 6);
    expect(sum(works.costYen)).toBe(sum(costYen));
    // Half of it is run by municipalities at 1/2, half by the third sector at 1/3.
    expect(spent / sum(costYen)).toBeCloseTo(5 / 12, 2);
  });
});

describe('the joining network', () => {
  it('is the cheapest where all are joined, and within 0.1 % of it where each household has a worth', () => {
    const { whole, prizeCollecting } = finish(simulateFibreJoining(atlas, defaultFibreParameters()));
    expect(whole.gap).toBe(0);
    expect(whole.costYen).toBe(plan.curve.cumulativeCostYen.at(-1));
    expect(prizeCollecting.lowerBoundYen).toBeLessThanOrEqual(prizeCollecting.objectiveYen);
    expect(prizeCollecting.gap).toBeLessThan(0.001);
    expect(prizeCollecting.forestObjectiveYen / prizeCollecting.objectiveYen).toBeLessThan(1.02);
  });
});
