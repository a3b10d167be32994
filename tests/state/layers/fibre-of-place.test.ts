import { describe, expect, it } from 'vitest';
import { PAYERS } from '../../../src/model/payer.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { simulate } from '../../../src/model/simulate.ts';
import { fibreOfPlace } from '../../../src/state/layers/fibre-of-place.ts';
import type { DetailRow } from '../../../src/state/layers/layer-definition.ts';
import { committedAtlas, committedLand } from '../../model/committed-atlas.ts';

const amountOf = (rows: readonly DetailRow[], label: DetailRow['label']): number => {
  const value = rows.find((row) => row.label === label)?.value;
  return value !== undefined && 'unit' in value ? value.value : 0;
};

describe('fibre in a place', async () => {
  const atlas = await committedAtlas();
  const outcome = simulate({ atlas, land: await committedLand() }, defaultScenario());
  const { fibre } = outcome;
  const all = Array.from({ length: atlas.prefectures.count }, (_, p) =>
    fibreOfPlace(atlas, outcome, 'prefecture', p, 2024),
  );
  const sum = (topic: 'subsidy' | 'money' | 'lengths' | 'service', label: DetailRow['label']) =>
    all.reduce((total, rows) => total + amountOf(rows[topic], label), 0);

  it('adds up over the prefectures to the nation, to the yen', () => {
    PAYERS.forEach((payer, k) => {
      let yen = 0;
      for (let i = k; i < fibre.costYen.length; i += PAYERS.length) yen += fibre.costYen[i]!;
      expect(sum('money', `row.payer.${payer}`)).toBe(yen);
    });
    const payers = PAYERS.reduce((total, payer) => total + sum('money', `row.payer.${payer}`), 0);
    expect(sum('money', 'row.fibreBuildCost')).toBe(payers);
  });

  it('divides the households left at the baseline among the subsidy classes', () => {
    const households = (['island', 'disadvantaged', 'supplementary', 'none'] as const).reduce(
      (total, area) => total + sum('subsidy', `row.subsidyArea.${area}`),
      0,
    );
    expect(households).toBeCloseTo(fibre.curve.cumulativeHouseholds.at(-1)!, 3);
    expect(sum('subsidy', 'row.subsidyArea.island')).toBeGreaterThan(0);
  });

  it('leaves nothing out between what is built and what is left', () => {
    for (const year of [2023, 2030, 2035]) {
      for (const index of [0, 33]) {
        const { money } = fibreOfPlace(atlas, outcome, 'prefecture', index, year);
        const built = amountOf(money, 'row.fibreBuiltSoFar');
        const left = amountOf(money, 'row.fibreCostLeft');
        const whole = amountOf(money, 'row.fibreBuildCost');
        expect(built + left).toBeGreaterThanOrEqual(whole);
        if (year === 2023) expect(built).toBeLessThan(whole);
      }
    }
  });

  it('has the lengths and the universal service of the outcome', () => {
    const km = fibre.lengths.toBuild.seaM.reduce((a, b) => a + b, 0) / 1000;
    expect(sum('lengths', 'row.lengthToBuild.seaM')).toBeCloseTo(km, 6);
    const y = outcome.fiscalYears.indexOf(2024);
    const { count } = atlas.municipalities;
    const support = fibre.universalService.supportYen
      .subarray(y * count, (y + 1) * count)
      .reduce((a, b) => a + b, 0);
    expect(sum('service', 'row.serviceSupport') / support).toBeCloseTo(1, 9);
  });
});
