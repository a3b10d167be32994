/** The scenario's own 5G sites on the map, and what they change in the plan's coverage of the year on the slider. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { PlanSites } from '../../workers/sites.service.ts';
import type { Outcome } from '../model/outcome.ts';
import { resolveParameters } from '../model/parameters.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../model/presets.ts';
import type { Problem } from '../model/problem.ts';
import { BANDS, type BandName } from '../model/radio/bands.ts';
import type { Operator } from '../model/radio/operator.ts';
import type { NextSite, TrialAnswer } from '../model/radio/site-trial.ts';
import { JAPAN_BOX, MOST_SCENARIO_SITES, placeDegrees, type ScenarioSite } from '../model/scenario-places.ts';
import type { SitesClient } from '../services/sites-client.ts';
import { type Asked, type LatLon, lastAnswer } from './asked.ts';
import type { ScenarioEditor } from './scenarios/scenario-editor.ts';

/** Where the search for the next place stands. */
export type NextSearch =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly municipality: number; readonly fraction: number }
  | { readonly kind: 'found'; readonly municipality: number; readonly places: readonly NextSite[] };

/** What a new site has besides its place. */
export type SiteDefaults = Pick<ScenarioSite, 'band' | 'operators' | 'fiscalYear'>;

export interface OwnSites {
  /** True while clicks on the map set sites. */
  readonly isPicking: Signal<boolean>;
  /** Those of the scenario; every change goes through its editor and can be undone there. */
  readonly sites: ReadonlySignal<readonly ScenarioSite[]>;
  /** Of the next site that is set. */
  readonly band: Signal<BandName>;
  readonly operator: Signal<Operator>;
  readonly effect: ReadonlySignal<Asked<TrialAnswer>>;
  readonly next: ReadonlySignal<NextSearch>;
  /** Of the next site: band and operator as chosen, the slider's year where it is open. */
  defaults(): SiteDefaults;
  pick(place: LatLon): undefined;
  /** @param index position in the scenario's list */
  change(index: number, changes: Partial<ScenarioSite>): void;
  /** The site as a whole, e.g. without the height that it had. */
  replace(index: number, site: ScenarioSite): void;
  remove(index: number): void;
  clear(): void;
  /** Looks for the best next place in a municipality. */
  search(municipality: number): Promise<void>;
  cancelSearch(): void;
}

export function createOwnSites(
  client: SitesClient,
  editor: Pick<ScenarioEditor, 'scenario' | 'change'>,
  outcome: ReadonlySignal<Outcome | undefined>,
  fiscalYear: ReadonlySignal<number>,
): OwnSites {
  const sites = computed(() => editor.scenario.value.sites);
  const band = signal<BandName>('n28');
  const operator = signal<Operator>('docomo');
  const answer = signal<Asked<TrialAnswer>>({ kind: 'idle' });
  const next = signal<NextSearch>({ kind: 'idle' });

  /** One object per outcome and year, by which the client knows whether the plan is laid. */
  const plan = computed(() => outcome.value && planSites(outcome.value, fiscalYear.value));

  let isAsking = false;
  let isStale = false;
  /** One question at a time, then the newest: laying a year's plan takes longer than a year's move. */
  const ask = async (): Promise<void> => {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale) {
      isStale = false;
      if (plan.peek() === undefined || sites.peek().length === 0) continue;
      const result = await client.set(plan.peek()!, sites.peek());
      if (isStale) continue;
      if (result.ok) answer.value = { kind: 'answered', answer: result.value };
      else if (!result.problems.every(({ kind }) => kind === 'cancelled')) {
        answer.value = { kind: 'refused', problems: result.problems, last: lastAnswer(answer.peek()) };
      }
    }
    isAsking = false;
  };

  effect(() => {
    // Without sites nothing is asked: dragging through the years stays free of work nobody sees.
    if (sites.value.length === 0) {
      answer.value = { kind: 'idle' };
      isStale = isAsking;
      return;
    }
    if (plan.value === undefined) return;
    answer.value = { kind: 'asking', last: lastAnswer(answer.peek()) };
    void ask();
  });

  const put = (list: readonly ScenarioSite[], gesture?: string) =>
    editor.change({ ...editor.scenario.peek(), sites: list }, gesture);
  const refuse = (problem: Problem) => {
    answer.value = { kind: 'refused', problems: [problem], last: lastAnswer(answer.peek()) };
  };
  const defaults = (): SiteDefaults => ({
    band: band.peek(),
    operators: [operator.peek()],
    fiscalYear: Math.max(FIRST_OPEN_FISCAL_YEAR, fiscalYear.peek()),
  });

  return {
    isPicking: signal(false),
    sites,
    band,
    operator,
    effect: answer,
    next,
    defaults,
    pick({ lat, lon }) {
      const problem = placeProblem(lat, lon) ?? roomProblem(sites.peek().length + 1);
      if (problem !== undefined) refuse(problem);
      else
        put([...sites.peek(), { name: '', lat: placeDegrees(lat), lon: placeDegrees(lon), ...defaults() }]);
      return undefined;
    },
    change(index, changes) {
      const site = sites.peek()[index];
      if (site === undefined) return;
      const { lat, lon } = { ...site, ...changes };
      const problem = placeProblem(lat, lon);
      if (problem !== undefined) {
        refuse(problem);
        return;
      }
      const moved = { ...site, ...changes, lat: placeDegrees(lat), lon: placeDegrees(lon) };
      // Steps of one mark or one field that follow each other quickly are one step of undo.
      put(withSite(sites.peek(), index, moved), `site-${index}-${Object.keys(changes).join()}`);
    },
    replace(index, site) {
      if (sites.peek()[index] !== undefined) put(withSite(sites.peek(), index, site));
    },
    remove(index) {
      put(sites.peek().filter((_, i) => i !== index));
    },
    clear() {
      put([]);
    },
    async search(municipality) {
      if (plan.value === undefined) return;
      next.value = { kind: 'searching', municipality, fraction: 0 };
      const index = BANDS.findIndex(({ name }) => name === band.value);
      const result = await client.best(plan.value, municipality, index, ({ fraction }) => {
        if (next.value.kind === 'searching') next.value = { kind: 'searching', municipality, fraction };
      });
      if (result.ok) next.value = { kind: 'found', municipality, places: result.value };
      else if (!result.problems.every(({ kind }) => kind === 'cancelled')) {
        next.value = { kind: 'idle' };
        answer.value = { kind: 'refused', problems: result.problems, last: lastAnswer(answer.peek()) };
      }
    },
    cancelSearch() {
      client.cancelBest();
      next.value = { kind: 'idle' };
    },
  };
}

/** The sites of an outcome, as own ones are set on top of them. */
export function planSites({ radio, scenario }: Outcome, fiscalYear: number): PlanSites {
  const { lat, lon, rangeM, operatorFiscalYear, isParent, own } = radio.sites;
  const parameters = resolveParameters(scenario.parameters);
  return { sites: { lat, lon, rangeM, operatorFiscalYear, isParent, own }, parameters, fiscalYear };
}

function withSite(
  sites: readonly ScenarioSite[],
  index: number,
  site: ScenarioSite,
): readonly ScenarioSite[] {
  return sites.map((each, i) => (i === index ? site : each));
}

function placeProblem(lat: number, lon: number): Problem | undefined {
  const { south, north, west, east } = JAPAN_BOX;
  if (lat >= south && lat <= north && lon >= west && lon <= east) return undefined;
  return {
    kind: 'out-of-range',
    what: 'lat, lon',
    where: 'own site',
    expected: `${south}–${north}°, ${west}–${east}°`,
    got: `${lat.toFixed(4)}, ${lon.toFixed(4)}`,
  };
}

function roomProblem(count: number): Problem | undefined {
  if (count <= MOST_SCENARIO_SITES) return undefined;
  return {
    kind: 'out-of-range',
    what: 'sites',
    where: 'own sites',
    expected: `≤ ${MOST_SCENARIO_SITES}`,
    got: String(count),
  };
}
