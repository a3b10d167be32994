import { beforeAll, describe, expect, it } from 'vitest';
import { YEAR_COUNT } from '../../../src/model/parameter.ts';
import { finish } from '../../../src/model/progress.ts';
import type { Scenario } from '../../../src/model/scenario.ts';
import type { Country } from '../../../src/model/simulate.ts';
import { type CentralRun, centralRun } from '../../../src/model/uncertainty/central-run.ts';
import { drawAt } from '../../../src/model/uncertainty/draws.ts';
import {
  centralDraw,
  defaultUncertainty,
  FACTOR_IDS,
  UNCERTAIN_TECHNOLOGIES,
  type UncertainTechnology,
} from '../../../src/model/uncertainty/factors.ts';
import { type Figure, figureOf, targetFigures, tornadoOf } from '../../../src/model/uncertainty/figure.ts';
import { fullMember } from '../../../src/model/uncertainty/full-member.ts';
import { placeOfBlock, placeOfLowest } from '../../../src/model/uncertainty/group-reading.ts';
import {
  createMemberReaders,
  type MemberReaders,
  memberBasis,
} from '../../../src/model/uncertainty/member-basis.ts';
import { readChunk } from '../../../src/model/uncertainty/members.ts';
import {
  joinNodes,
  nodesOf,
  prepareFibre,
  prepareRadioNode,
} from '../../../src/model/uncertainty/prepare.ts';
import { checkDraw, readingError } from '../../../src/model/uncertainty/reading-error.ts';
import { createSobolPoints } from '../../../src/model/uncertainty/sobol-sequence.ts';
import { inventedCountry, inventedScenario, runOf } from './invented-country.ts';

const quiet = (fraction: number) => ({ phase: '', fraction });
const settings = defaultUncertainty();

let country: Country;
let scenario: Scenario;
let central: CentralRun;
let readers: MemberReaders;

function readersOf(own: Scenario): { central: CentralRun; readers: MemberReaders } {
  const run = runOf(country, own);
  const middle = centralRun(country.atlas, run);
  const nodes = nodesOf(own, settings).map((node) =>
    finish(prepareRadioNode(country, own, run.fibre.servedFiscalYear, node, quiet)),
  );
  const fibre = finish(prepareFibre(country, own, quiet));
  const radio = joinNodes(country.atlas, own, nodes);
  return { central: middle, readers: createMemberReaders(memberBasis(own, middle, fibre, radio)) };
}

beforeAll(async () => {
  country = await inventedCountry();
  scenario = inventedScenario();
  ({ central, readers } = readersOf(scenario));
}, 60_000);

describe('the member in the middle', () => {
  it('is the run itself', () => {
    for (const technology of UNCERTAIN_TECHNOLOGIES) {
      const reading = readers.of[technology].createReading();
      readers.of[technology].read(centralDraw(), reading);
      reading.coverage.forEach((value, i) => {
        expect(value).toBeCloseTo(central[technology].coverage[i]!, 12);
      });
      reading.costYen.forEach((value, i) => {
        expect(Math.abs(value - central[technology].costYen[i]!)).toBeLessThan(1);
      });
    }
  });

  it('is also what the full computation of its draw says', () => {
    const full = finish(fullMember(country, scenario, centralDraw(), quiet));
    for (const technology of UNCERTAIN_TECHNOLOGIES) {
      full[technology].coverage.forEach((value, i) => {
        expect(value).toBeCloseTo(central[technology].coverage[i]!, 12);
      });
      expect([...full[technology].costYen]).toEqual([...central[technology].costYen]);
    }
  });
});

describe('members read from curves', () => {
  it('stand near full runs of the same draws', () => {
    const draws = Array.from({ length: 24 }, (_, i) => checkDraw(settings, i));
    const full = draws.map((draw) => finish(fullMember(country, scenario, draw, quiet)));
    const error = readingError(readers, draws, full, scenario.targets);
    expect(error.members).toBe(24);
    // A square more or less is 0.1 point here, where the nation has a thousand of them.
    expect(error.of.fibre.nationMax).toBeLessThan(0.0005);
    expect(error.of.fibre.prefectureMax).toBeLessThan(0.001);
    expect(error.of.radio.nationRms).toBeLessThan(0.002);
    expect(error.of.radio.prefectureMax).toBeLessThan(0.02);
    expect(error.sameVerdicts / error.verdicts).toBeGreaterThan(0.9);
  });

  it('see what a factor does, not only noise: no member is nearer to another draw than to its own', () => {
    const draws = [checkDraw(settings, 0), checkDraw(settings, 1)];
    const full = draws.map((draw) => finish(fullMember(country, scenario, draw, quiet)));
    const own = readingError(readers, draws, full, scenario.targets);
    const crossed = readingError(readers, draws, [...full].reverse(), scenario.targets);
    expect(own.of.radio.nationRms).toBeLessThan(crossed.of.radio.nationRms);
    expect(own.of.fibre.nationRms).toBeLessThan(crossed.of.fibre.nationRms);
  });

  it('never cover less for less cost, more pace or more reach', () => {
    const rises: [UncertainTechnology, string, readonly number[]][] = [
      ['fibre', 'fibreCost', [1.8, 1.3, 1, 0.8, 0.6]],
      ['fibre', 'fibrePace', [0.3, 0.6, 1, 1.5]],
      ['radio', 'radioCost', [1.8, 1.3, 1, 0.8]],
      ['radio', 'radioPace', [0.1, 0.6, 1]],
    ];
    for (const [technology, id, values] of rises) {
      let before = 0;
      for (const value of values) {
        const draw = centralDraw();
        draw[FACTOR_IDS.indexOf(id as (typeof FACTOR_IDS)[number])] = value;
        const { coverage } = readers.of[technology].read(draw, readers.of[technology].createReading());
        const nation = coverage.at(-1)!;
        expect(nation).toBeGreaterThanOrEqual(before - 1e-9);
        before = nation;
      }
    }
  });

  it('spend no more than the money there is', () => {
    const reading = readers.of.radio.createReading();
    for (let i = 0; i < 200; i++) {
      const draw = checkDraw(settings, i);
      readers.of.radio.read(draw, reading);
      let yen = 0;
      for (let y = 0; y < YEAR_COUNT; y++) {
        yen += reading.costYen[y * 3 + 2]!;
        // The years of the plan, FY2025 on; what anchors the reading may move a site from one year to the next.
        expect(yen).toBeLessThanOrEqual((Math.max(0, y - 4) + 2) * 15e6);
      }
    }
  });

  it('keep to the money and number that each block may have', () => {
    const own = {
      ...scenario,
      parameters: { ...scenario.parameters, 'radio.blockBudgetShare': 0.5, 'radio.annualBudgetYen': 40e6 },
    };
    const limited = readersOf(own);
    const draws = Array.from({ length: 6 }, (_, i) => checkDraw(settings, i));
    const full = draws.map((draw) => finish(fullMember(country, own, draw, quiet)));
    const error = readingError(limited.readers, draws, full, own.targets);
    expect(error.of.radio.nationRms).toBeLessThan(0.003);
  });

  it("let the user's own sites stand beside the plan's money", () => {
    const site = {
      name: '',
      lat: 8560.5 / 240,
      lon: 100 + 6310.5 / 160,
      band: 'n28',
      operators: ['docomo'],
      fiscalYear: 2027,
      heightM: 35,
    } satisfies Scenario['sites'][number];
    const own = { ...scenario, sites: [site] };
    const { readers: withSite, central: middle } = readersOf(own);
    const raw = withSite.of.radio.read(centralDraw(), withSite.of.radio.createReading());
    expect(raw.costYen.at(-1)!).toBeCloseTo(middle.radio.costYen.at(-1)!, 0);
    const draw = checkDraw(settings, 3);
    const full = finish(fullMember(country, own, draw, quiet));
    const error = readingError(withSite, [draw], [full], own.targets);
    expect(error.of.radio.nationRms).toBeLessThan(0.005);
  });
});

describe('prefectures together', () => {
  const LOWEST = placeOfLowest(2, 1);
  const BLOCK = placeOfBlock(2, 0);
  const place = (technology: UncertainTechnology, measure: Figure['measure'], at: number) =>
    figureOf(readers, { technology, measure, place: at, fiscalYear: 2030 });

  it('add up: the one block of the country is the nation, the lowest prefecture the least of them', () => {
    for (const technology of UNCERTAIN_TECHNOLOGIES) {
      expect(place(technology, 'coverage', BLOCK)(centralDraw())).toBeCloseTo(
        place(technology, 'coverage', 2)(centralDraw()),
        12,
      );
      const of = (measure: Figure['measure'], at: number) => place(technology, measure, at);
      const [first, second, nation, block, lowest] = [0, 1, 2, BLOCK, LOWEST].map((at) => of('coverage', at));
      const [firstYen, secondYen, blockYen] = [0, 1, BLOCK].map((at) => of('costYen', at));
      for (let i = 0; i < 30; i++) {
        const draw = checkDraw(settings, i);
        const shares = [first!(draw), second!(draw)];
        expect(lowest!(draw)).toBe(Math.min(...shares));
        expect(block!(draw)).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-12);
        expect(block!(draw)).toBeLessThanOrEqual(Math.max(...shares) + 1e-12);
        expect(Math.abs(block!(draw) - nation!(draw))).toBeLessThan(0.005);
        expect(blockYen!(draw)).toBeCloseTo(firstYen!(draw) + secondYen!(draw), 3);
      }
    }
  });

  it('meet the target of every prefecture exactly where the lowest one does', () => {
    const target = scenario.targets.find(({ id }) => id === 'radio-prefecture-2030')!;
    const [figure] = targetFigures([target], 2, 1);
    expect(figure).toEqual({ technology: 'radio', measure: 'coverage', place: LOWEST, fiscalYear: 2030 });
    const lowest = figureOf(readers, figure!);
    const points = createSobolPoints(FACTOR_IDS.length, settings.seed);
    const coverage = Float64Array.from({ length: 60 }, (_, member) => {
      const point = points.at(member, new Float64Array(FACTOR_IDS.length));
      return lowest(drawAt(settings.distributions, point, centralDraw()));
    });
    const sorted = coverage.slice().sort();
    const targets = [0, 20, 40, 59].map((i) => ({ ...target, goal: sorted[i]! }));
    const chunk = readChunk(readers, { technology: 'radio', settings, targets, parts: 1, from: 0, to: 60 });
    targets.forEach(({ goal }, t) => {
      const met = [...chunk.nationMet.subarray(t * 60, (t + 1) * 60)];
      expect(met).toEqual(Array.from(coverage, (each) => Number(each >= goal - 1e-12)));
    });
    expect(new Set(chunk.nationMet).size).toBe(2);
  });
});

describe('chunks', () => {
  it('hold the same members whoever reads them', () => {
    const request = { technology: 'radio', settings, targets: scenario.targets, parts: 2 } as const;
    const whole = readChunk(readers, { ...request, from: 0, to: 100 });
    const halves = [
      readChunk(readers, { ...request, from: 0, to: 37 }),
      readChunk(readers, { ...request, from: 37, to: 100 }),
    ];
    whole.met.forEach((count, i) => {
      expect(halves[0]!.met[i]! + halves[1]!.met[i]!).toBe(count);
    });
    const places = whole.met.length / scenario.targets.length;
    scenario.targets.forEach((_, t) => {
      const own = whole.nationMet.subarray(t * 100, (t + 1) * 100);
      expect(own.reduce((sum, each) => sum + each, 0)).toBe(whole.met[(t + 1) * places - 1]);
      expect([
        ...halves[0]!.nationMet.subarray(t * 37, (t + 1) * 37),
        ...halves[1]!.nationMet.subarray(t * 63, (t + 1) * 63),
      ]).toEqual([...own]);
    });
    whole.parts.forEach((part, p) => {
      const rows = part.length / 100;
      for (let row = 0; row < rows; row++) {
        const joined = [
          ...halves[0]!.parts[p]!.subarray(row * 37, (row + 1) * 37),
          ...halves[1]!.parts[p]!.subarray(row * 63, (row + 1) * 63),
        ];
        expect(joined).toEqual([...part.subarray(row * 100, (row + 1) * 100)]);
      }
    });
  });
});

describe('a tornado', () => {
  it('stands around the run, widest bar first, of the factors that move the figure', () => {
    const figure = { technology: 'radio', measure: 'coverage', place: 2, fiscalYear: 2030 } as const;
    const { central: middle, bars } = tornadoOf(readers, figure, settings.distributions);
    expect(middle).toBeCloseTo(central.radio.coverage[10 * 3 + 2]!, 12);
    expect(bars.map(({ factor }) => FACTOR_IDS[factor]).sort()).toEqual([
      'population',
      'propagationMargin',
      'radioCost',
      'radioPace',
    ]);
    const widths = bars.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow));
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(widths[0]).toBeGreaterThan(0.001);
  });
});
