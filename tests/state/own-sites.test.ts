import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { failure, type Result, success } from '../../src/model/problem.ts';
import type { OwnSite, TrialAnswer } from '../../src/model/radio/site-trial.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { MOST_SCENARIO_SITES, type ScenarioSite } from '../../src/model/scenario-places.ts';
import { createOwnSites } from '../../src/state/own-sites.ts';
import { createScenarioEditor } from '../../src/state/scenarios/scenario-editor.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const answerTo = (sites: readonly OwnSite[]): TrialAnswer => ({
  fiscalYear: 2026,
  sites: sites.map(() => ({ rangeM: 1000, environment: 2, isPlaceless: false, addedPopulation: 1 })),
  before: new Float64Array(1),
  after: new Float64Array(1),
  addedCells: new Uint32Array(0),
});

function ownSites() {
  let now = 0;
  const editor = createScenarioEditor(defaultScenario(), () => now);
  const asked: { sites: readonly OwnSite[]; answer: (result: Result<TrialAnswer>) => void }[] = [];
  const fiscalYear = signal(2024);
  const outcome = signal<Outcome | undefined>({
    scenario: defaultScenario(),
    radio: { sites: {} },
  } as unknown as Outcome);
  const own = createOwnSites(
    {
      set: (_, sites) => new Promise((answer) => asked.push({ sites, answer })),
      best: async () => success([]),
      cancelBest: () => {},
    },
    editor,
    outcome,
    fiscalYear,
  );
  const wait = (ms: number) => {
    now += ms;
  };
  return { own, editor, asked, fiscalYear, outcome, wait };
}

const place = { lat: 35.1, lon: 132.5 };
type Step =
  | { readonly kind: 'pick'; readonly lat: number; readonly lon: number }
  | { readonly kind: 'move'; readonly at: number; readonly lat: number }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'clear' };
const lat = fc.double({ min: 30, max: 44, noNaN: true });
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('pick' as const), lat, lon: lat.map((x) => x + 95) }),
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(5), lat }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat(5) }),
    fc.record({ kind: fc.constant('clear' as const) }),
  ),
  { maxLength: 12 },
);

describe('own sites', () => {
  it('are those of the scenario after any steps, and undo leads back through every one of them', () => {
    fc.assert(
      fc.property(steps, (moves: readonly Step[]) => {
        const { own, editor, wait } = ownSites();
        const seen: (readonly ScenarioSite[])[] = [own.sites.value];
        for (const step of moves) {
          wait(10_000);
          if (step.kind === 'pick') own.pick(step);
          else if (step.kind === 'move') own.change(step.at, { lat: step.lat });
          else if (step.kind === 'remove') own.remove(step.at);
          else own.clear();
          expect(own.sites.value).toBe(editor.scenario.value.sites);
          if (own.sites.value !== seen.at(-1)) seen.push(own.sites.value);
        }
        for (const before of seen.slice(0, -1).reverse()) {
          editor.undo();
          expect(own.sites.value).toEqual(before);
        }
        while (editor.canRedo.value) editor.redo();
        expect(own.sites.value).toEqual(seen.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  it('take band and operator as chosen, and an open year whatever the slider shows', () => {
    const { own, fiscalYear } = ownSites();
    own.band.value = 'n77';
    own.operator.value = 'rakuten';
    own.pick(place);
    fiscalYear.value = 2031;
    own.pick(place);
    expect(own.sites.value).toEqual([
      { name: '', ...place, band: 'n77', operators: ['rakuten'], fiscalYear: 2025 },
      { name: '', ...place, band: 'n77', operators: ['rakuten'], fiscalYear: 2031 },
    ]);
    own.change(0, { heightM: 40 });
    const { heightM: _, ...usual } = own.sites.value[0]!;
    own.replace(0, usual);
    expect(own.sites.value[0]).not.toHaveProperty('heightM');
  });

  it('moved by a row of arrow keys are one step of undo, another site is another', () => {
    const { own, editor, wait } = ownSites();
    own.pick(place);
    own.pick(place);
    wait(10_000);
    for (let i = 1; i <= 5; i++) own.change(0, { lat: place.lat + i / 1000, lon: place.lon });
    own.change(1, { lat: 36, lon: 133 });
    editor.undo();
    expect(own.sites.value.map((site) => site.lat)).toEqual([35.105, place.lat]);
    editor.undo();
    expect(own.sites.value.map((site) => site.lat)).toEqual([place.lat, place.lat]);
  });

  it('are refused outside the map and beyond their number, and the scenario stays as it is', () => {
    const { own, editor } = ownSites();
    own.pick(place);
    const before = editor.scenario.value;
    own.pick({ lat: 10, lon: 132 });
    expect(own.effect.value).toMatchObject({ kind: 'refused', problems: [{ what: 'lat, lon' }] });
    own.change(0, { lon: Number.NaN });
    expect(editor.scenario.value).toBe(before);
    const full = new Array<ScenarioSite>(MOST_SCENARIO_SITES).fill(before.sites[0]!);
    editor.change({ ...before, sites: full });
    own.pick(place);
    expect(own.effect.value).toMatchObject({ kind: 'refused', problems: [{ what: 'sites' }] });
    expect(own.sites.value).toBe(full);
  });

  it('are asked about one question at a time, the newest last; none without sites', async () => {
    const { own, asked, fiscalYear } = ownSites();
    fiscalYear.value = 2030;
    expect(asked).toHaveLength(0);
    own.pick(place);
    own.pick(place);
    own.pick(place);
    expect(asked.map(({ sites }) => sites.length)).toEqual([1]);
    asked[0]!.answer(success(answerTo(asked[0]!.sites)));
    await settle();
    expect(asked.map(({ sites }) => sites.length)).toEqual([1, 3]);
    asked[1]!.answer(success(answerTo(asked[1]!.sites)));
    await settle();
    expect(own.effect.value).toMatchObject({ kind: 'answered', answer: { sites: [{}, {}, {}] } });
    own.clear();
    expect(own.effect.value.kind).toBe('idle');
    own.pick(place);
    asked[2]!.answer(failure({ kind: 'internal', what: 'x', where: 'y', expected: 'z', got: 'nothing' }));
    await settle();
    expect(own.effect.value.kind).toBe('refused');
  });
});
