import { describe, expect, it } from 'vitest';
import { callDenen } from './call-denen.ts';

const place = { level: 'everyPrefecture' };
const fibre = { metric: 'fibreHouseholdCoverage', goal: 0.999, fiscalYear: 2027, place };

describe('denen goal', () => {
  it('answers targets and goals of one’s own line by line, with places by their codes', async () => {
    const lines = [
      { targets: ['fibre-2027'], everywhere: true },
      { goals: [fibre], lever: 'time' },
      { goals: [{ ...fibre, place: { level: 'municipality', code: '01691' } }], lever: 'money' },
      { targets: ['ring-2025'] },
    ];
    const { code, output } = await callDenen(['goal'], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(code).toBe(0);
    const [least, earliest, own, ring] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).subjects[0]);
    expect(least).toMatchObject({ subject: 'fibre', kind: 'found', parameter: 'fibre.annualStateBudgetYen' });
    expect(least.places).toHaveLength(47);
    expect(least.places.every(({ missingAfter }: { missingAfter: number }) => missingAfter === 0)).toBe(true);
    expect(least.binding[0].place).toMatchObject({
      level: 'prefecture',
      code: expect.stringMatching(/^\d\d$/),
    });
    expect(least.costYen.after.state).toBeGreaterThan(least.costYen.now.state);
    expect(earliest).toMatchObject({ kind: 'year', earliest: { asItStands: 2030, mostMoney: 2025 } });
    expect(own.places).toMatchObject([{ level: 'municipality', code: '01691', nameJa: '別海町' }]);
    expect(ring).toMatchObject({ kind: 'found', parameter: 'backbone.japanSeaFiscalYear', value: 2025 });
  });

  it('says what is wrong with a line, and goes on with the others', async () => {
    const lines = [
      { targets: ['fibre-2028'] },
      { goals: [{ ...fibre, place: { level: 'prefecture', code: '48' } }] },
      { goals: [{ ...fibre, metric: 'hubCount', goal: 11 }] },
      { goals: [{ ...fibre, fiscalYear: 2036 }] },
      {},
      { targets: ['ring-2025'] },
    ];
    const { code, output } = await callDenen(['goal'], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(code).toBe(0);
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ problem }) => problem?.what)).toEqual([
      'targets',
      'goals.0.place',
      'goals.0.place',
      'goals.0.fiscalYear',
      'targets',
      undefined,
    ]);
    expect(answers[0].problem.expected).toContain('fibre-2027');
  });

  it('refuses a file that is no scenario', async () => {
    expect(await callDenen(['goal', 'nothing.json'], '{}')).toMatchObject({ code: 1, output: '' });
  });
});
