import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedSettings } from '../../src/cli/commands/uncertainty.ts';
import { defaultScenario, SCENARIO_VERSION } from '../../src/model/scenario.ts';
import { resolveUncertainty } from '../../src/model/uncertainty/settings-changes.ts';
import { callDenen, root } from './call-denen.ts';

describe('denen', () => {
  it('says what it can do, and refuses unknown commands and options with code 2', async () => {
    expect(await callDenen(['help'])).toMatchObject({ code: 0 });
    expect((await callDenen(['mesh', '--help'])).output).toContain('--level');
    const unknown = await callDenen(['atlass']);
    expect(unknown).toMatchObject({ code: 2, output: '' });
    expect(unknown.remarks).toContain('"atlass"');
    const option = await callDenen(['atlas', '--yeer', '2020']);
    expect(option).toMatchObject({ code: 2, output: '' });
    expect(option.remarks).toContain('--yeer');
    expect((await callDenen(['atlas', 'extra'])).code).toBe(2);
    expect((await callDenen(['atlas', '--year', '1999'])).remarks).toContain('2015 to 2050');
    expect((await callDenen([])).code).toBe(2);
  });
});

describe('denen atlas', () => {
  it('holds the census of 2020 exactly', async () => {
    const { code, output } = await callDenen(['atlas']);
    expect(code).toBe(0);
    const atlas = JSON.parse(output);
    expect(atlas).toMatchObject({
      population: 126_146_099,
      households: 55_830_154,
      municipalities: 1741,
      blocks: 11,
      cells: 471_066,
    });
    expect(atlas.prefectures).toHaveLength(47);
    expect(atlas.prefectures[0]).toMatchObject({ code: '01', nameEn: 'Hokkaidō', population: 5_224_614 });
    const sum = (key: string) =>
      atlas.prefectures.reduce(
        (total: number, prefecture: Record<string, number>) => total + prefecture[key]!,
        0,
      );
    expect(sum('population')).toBe(126_146_099);
    expect(sum('households')).toBe(55_830_154);
    expect(sum('cells')).toBe(atlas.cells);
    expect(atlas.sources.length).toBeGreaterThan(5);
  });

  it('gives another year on request', async () => {
    const at = async (year: string) =>
      JSON.parse((await callDenen(['atlas', '--year', year])).output).population;
    expect(await at('2025')).toBe(123_049_524);
    expect(await at('2040')).toBeLessThan(await at('2030'));
  });
});

describe('denen mesh', () => {
  it('answers line by line, in order', async () => {
    const { code, output } = await callDenen(
      ['mesh', '--level', '500m'],
      '35.681236,139.767125\n43.0642,141.3469\n',
    );
    expect(code).toBe(0);
    expect(output).toBe('533946113\n644142774\n');
  });

  it('writes nothing where a line is wrong, and names it', async () => {
    const { code, output, remarks } = await callDenen(['mesh', '--level', '1km'], '35,139\n35;139\n99,139\n');
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(remarks).toContain('line 2');
    expect(remarks).toContain('line 3');
    expect((await callDenen(['mesh', '--level', '3km'], '35,139\n')).code).toBe(2);
  });
});

describe('denen coverage', () => {
  it('counts people by prefecture, and nothing without sites', async () => {
    const input = '{"sites": []}\n{"sites": [{"lat": 35.681, "lon": 139.767, "rangeM": 3000}]}\n';
    const { code, output } = await callDenen(['coverage'], input);
    expect(code).toBe(0);
    const [none, tokyo] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(none).toMatchObject({ countedPopulation: 0, populationCoverage: 0, totalPopulation: 126_146_099 });
    expect(tokyo.countedPopulation).toBeGreaterThan(200_000);
    const covered = tokyo.byPrefecture.filter(
      (each: { populationCoverage: number }) => each.populationCoverage > 0,
    );
    expect(covered.map((each: { code: string }) => each.code)).toEqual(['13']);
  });

  it('lets sites stand at sea, and says so', async () => {
    const sites = '{"lat": 35.5, "lon": 139.9, "rangeM": 9000}, {"lat": 35.68, "lon": 139.76, "rangeM": 500}';
    const { code, output, remarks } = await callDenen(['coverage'], `{"sites": [${sites}]}\n`);
    expect(code).toBe(0);
    expect(remarks).toContain('line 1: 1 of 2 sites');
    expect(JSON.parse(output).countedCells).toBeGreaterThan(3);
  });

  it('counts 200,000 sites at once, and refuses as many wrong ones by the first', async () => {
    const sites = (rangeM: number) =>
      Array.from({ length: 200_000 }, (_, s) => ({
        lat: 33 + (s % 500) / 60,
        lon: 131 + Math.floor(s / 500) / 45,
        rangeM,
      }));
    const many = await callDenen(['coverage'], `${JSON.stringify({ sites: sites(1500) })}\n`);
    expect(JSON.parse(many.output).countedPopulation).toBeGreaterThan(50_000_000);
    const wrong = await callDenen(['coverage'], `${JSON.stringify({ sites: sites(-1) })}\n`);
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.output).problem).toMatchObject({ kind: 'out-of-range', what: 'sites.0.rangeM' });
  }, 60_000);

  it('reports a bad line and goes on with the others', async () => {
    const input = '{"sites": [{"lat": "x", "lon": 139, "rangeM": 1}]}\nnonsense\n{"sites": []}\n';
    const { code, output } = await callDenen(['coverage'], input);
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0].problem).toMatchObject({
      kind: 'wrong-type',
      what: 'sites.0.lat',
      where: 'line 1',
      got: 'string "x"',
    });
    expect(lines[1].problem).toMatchObject({ kind: 'unreadable', where: 'line 2' });
    expect(lines[2].countedCells).toBe(0);
    expect(code).toBe(0);
    expect((await callDenen(['coverage'], 'nonsense')).code).toBe(1);
    expect((await callDenen(['coverage'], '')).code).toBe(1);
  });
});

describe('denen run', { timeout: 240_000 }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'denen-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('writes an outcome whose scenario gives the same bytes again', async () => {
    const first = await callDenen(['run', '--out', join(folder, 'first'), '--workers', '1']);
    expect(first.remarks).toContain('fibre-2027');
    expect(first.code).toBe(0);
    const outcome = JSON.parse(await readFile(join(folder, 'first', 'outcome.json'), 'utf8'));
    await writeFile(join(folder, 'again.json'), JSON.stringify(outcome.scenario));
    const again = await callDenen([
      'run',
      join(folder, 'again.json'),
      '--out',
      join(folder, 'second'),
      '--workers',
      '1',
    ]);
    expect(again.code).toBe(0);
    for (const name of ['outcome.json', 'places.csv', 'plan.csv']) {
      const read = (run: string) => readFile(join(folder, run, name), 'utf8');
      expect(await read('second'), name).toBe(await read('first'));
    }
    expect((await readFile(join(folder, 'first', 'places.csv'), 'utf8')).split('\r\n')).toHaveLength(
      1741 * 16 + 2,
    );
    // What the plan's rows add up to is what the outcome says it costs.
    const plan = (await readFile(join(folder, 'first', 'plan.csv'), 'utf8')).trim().split('\r\n').slice(1);
    for (const [technology, key] of [
      ['fibre', 'fibre'],
      ['5g', 'radio'],
      ['hub', 'hubs'],
      ['cable-television', 'cableConversion'],
    ] as const) {
      const rows = plan.map((line) => line.split(',')).filter((fields) => fields[4] === technology);
      const planned = rows.reduce((sum, fields) => sum + Number(fields[8]), 0);
      expect(planned, technology).toBe(
        outcome.costYen[key].flat().reduce((sum: number, yen: number) => sum + yen, 0),
      );
    }
  });

  it('builds sites of the scenario’s own on its property, and says what stands for nothing', async () => {
    const cells = Array.from({ length: 3000 }, (_, i) => (i === 0 ? 8550 * 0x10000 + 5140 : 1 + (i % 7)));
    const scenario = {
      ...defaultScenario(),
      sites: [
        {
          name: '弥栄, 支所',
          lat: 34.7736,
          lon: 132.1083,
          band: 'n28',
          operators: ['kddi'],
          fiscalYear: 2027,
        },
        { name: 'sea', lat: 36.5, lon: 132.5, band: 'n77', operators: ['docomo'], fiscalYear: 2026 },
      ],
      property: [{ name: '旧校舎', lat: 34.7736, lon: 132.1083, heightM: 12, power: true, fibre: true }],
      plan: { count: cells.length, cells: cells.map((cell) => cell.toString(36)).join(' ') },
    };
    await writeFile(join(folder, 'own.json'), JSON.stringify(scenario));
    const own = join(folder, 'own');
    const run = await callDenen(['run', join(folder, 'own.json'), '--out', own, '--workers', '1']);
    expect(run.code).toBe(0);
    expect(run.remarks).toContain('own site #2 “sea” stands at sea');
    expect(run.remarks).toContain('have no inhabitants in this atlas');
    const read = (name: string) => readFile(join(own, name), 'utf8');
    const outcome = JSON.parse(await read('outcome.json'));
    expect(outcome.ownSites).toMatchObject([{ state: 'standing', standsFrom: 2027 }, { state: 'placeless' }]);
    expect(outcome.publicProperty[0].carries).toMatchObject([{ fiscalYear: 2027, ownSite: '弥栄, 支所' }]);
    const rows = (await read('plan.csv')).split('\r\n').filter((line) => line.includes('旧校舎'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^32202,.*,2027,5g,1,people,.*n28,property,alone,fibre,"弥栄, 支所",旧校舎$/);
  });

  it('says of fibre what it costs whom, who is last and how the past is met', async () => {
    const { fibre } = JSON.parse(await readFile(join(folder, 'first', 'outcome.json'), 'utf8'));
    expect(fibre.backCast.map((row: { fiscalYear: number }) => row.fiscalYear)).toEqual([
      2019, 2020, 2021, 2022,
    ]);
    const named = fibre.lastHouseholds.reduce((sum: number, row: { households: number }) => {
      return sum + row.households;
    }, 0);
    expect(named).toBeCloseTo(50_000, 6);
    const [head, ...places] = (await readFile(join(folder, 'first', 'places.csv'), 'utf8'))
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const column = (name: string) => head!.indexOf(name);
    const inYear = places.filter((fields) => fields[column('fiscalYear')] === '2025');
    const sum = (name: string) => inYear.reduce((all, fields) => all + Number(fields[column(name)]), 0);
    expect(sum('fibreLastHouseholds') / 50_000).toBeCloseTo(1, 3);
    const support = fibre.universalService.supportYen[5];
    expect(sum('fibreSupportYen') / support).toBeCloseTo(1, 5);
    expect(support).toBeGreaterThan(0);
  });

  it('names a municipality that there is not, and writes nothing', async () => {
    const scenario = join(folder, 'stranger.json');
    const parameters = { 'fibre.priorityMunicipalities': ['01202', '99999'] };
    await writeFile(
      scenario,
      JSON.stringify({ format: 'denen.scenario', version: 1, name: 'x', parameters }),
    );
    const bad = await callDenen(['run', scenario, '--out', join(folder, 'stranger'), '--workers', '1']);
    expect(bad).toMatchObject({ code: 1, output: '' });
    expect(bad.remarks).toContain('parameters.fibre.priorityMunicipalities.1');
    expect(bad.remarks).toContain('"99999"');
    await expect(readFile(join(folder, 'stranger', 'outcome.json'))).rejects.toThrow();
  });

  it('refuses a bad scenario, a missing folder and a damaged atlas, and leaves nothing behind', async () => {
    const scenario = join(folder, 'bad.json');
    await writeFile(scenario, '{"format": "denen.scenario", "version": 99, "name": "x"}');
    const bad = await callDenen(['run', scenario, '--out', join(folder, 'bad')]);
    expect(bad).toMatchObject({ code: 1, output: '' });
    expect(bad.remarks).toContain('99');
    await expect(readFile(join(folder, 'bad', 'outcome.json'))).rejects.toThrow();
    expect((await callDenen(['run', join(folder, 'none.json'), '--out', folder])).code).toBe(1);
    expect((await callDenen(['run'])).code).toBe(2);

    const atlas = join(folder, 'atlas');
    await cp(`${root}public/atlas`, atlas, { recursive: true });
    await truncate(join(atlas, 'cells.bin'), 1000);
    const damaged = await callDenen(['run', '--out', join(folder, 'damaged'), '--workers', '1'], '', atlas);
    expect(damaged.code).toBe(1);
    expect(damaged.remarks).toContain('cells.bin');
    expect(damaged.remarks).toContain('1000');
  });
});

describe('denen uncertainty', () => {
  it('takes the settings of the scenario, and a flag before them', async () => {
    const distributions = { radioCost: { shape: 'uniform', low: 0.9, usual: 1, high: 1.3 } } as const;
    const uncertainty = { members: 300, seed: 7, distributions };
    expect(askedSettings(uncertainty, {})).toEqual(resolveUncertainty(uncertainty));
    expect(askedSettings(uncertainty, { seed: 8 })).toEqual(resolveUncertainty({ ...uncertainty, seed: 8 }));
    const folder = await mkdtemp(join(tmpdir(), 'denen-'));
    const scenario = join(folder, 'uncertain.json');
    const file = { format: 'denen.scenario', version: SCENARIO_VERSION, name: 'x', uncertainty };
    await writeFile(scenario, JSON.stringify({ ...file, uncertainty: { ...uncertainty, members: 7 } }));
    const few = await callDenen(['uncertainty', scenario]);
    expect(few).toMatchObject({ code: 1, output: '' });
    expect(few.remarks).toContain('uncertainty.members');
    await rm(folder, { recursive: true });
  });

  it('refuses numbers outside their limits before anything is computed', async () => {
    expect(await callDenen(['uncertainty', '--members', 'many'])).toMatchObject({ code: 2, output: '' });
    const few = await callDenen(['uncertainty', '--members', '7']);
    expect(few).toMatchObject({ code: 1, output: '' });
    expect(few.remarks).toContain('members');
    const seed = await callDenen(['uncertainty', '--seed', '-1']);
    expect(seed).toMatchObject({ code: 2, output: '' });
    expect(seed.remarks).toContain('--seed');
  });
});
