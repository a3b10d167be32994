/** Links and sites of the backbone that the user cuts, and what that means in the year on the slider. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Cut } from '../../model/backbone/cut-consequences.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { CutPair, ResilienceClient } from '../../services/resilience-client.ts';
import { type Asked, type LatLon, lastAnswer, newestAsker } from '../asked.ts';
import { cutLatencyLayer } from '../layers/cut-latency-layer.ts';
import type { LayerDefinition } from '../layers/layer-definition.ts';
import type { Picker } from '../picker.ts';
import { type BackbonePart, partAt } from './link-state.ts';

/** What is told of a cut. */
export type CutMeasure = 'people' | 'households' | 'traffic' | 'withoutService' | 'latency' | 'parts';

export interface Cuts extends Picker {
  /** In the order in which they were cut. */
  readonly parts: ReadonlySignal<readonly BackbonePart[]>;
  readonly consequences: ReadonlySignal<Asked<CutPair>>;
  /** Whether the map shows the added latency instead of the latency itself. */
  readonly isOnMap: Signal<boolean>;
  /** The hub layer after the cut; undefined where nothing is cut or the map does not show it. */
  readonly layer: ReadonlySignal<LayerDefinition | undefined>;
  /** Cuts what stands, mends what is cut. */
  toggle(part: BackbonePart): void;
  clear(): void;
}

export interface CutQuestion {
  readonly run: ResilienceRun;
  readonly parts: readonly BackbonePart[];
}

export function createCuts(
  client: Pick<ResilienceClient, 'cut'>,
  run: ReadonlySignal<ResilienceRun | undefined>,
  shown: ReadonlySignal<{ readonly atlas: Atlas; readonly outcome: Outcome } | undefined>,
): Cuts {
  const parts = signal<readonly BackbonePart[]>([]);
  const consequences = signal<Asked<CutPair>>({ kind: 'idle' });
  const ask = newestAsker(consequences, ({ run, parts }: CutQuestion) => client.cut(run, cutOf(parts)));
  effect(() => {
    const [now, cut] = [run.value, parts.value];
    ask(now === undefined || cut.length === 0 ? undefined : { run: now, parts: cut });
  });
  const isOnMap = signal(true);
  const pair = computed(() =>
    consequences.value.kind === 'refused' ? undefined : lastAnswer(consequences.value),
  );
  const layer = computed(() => {
    const known = isOnMap.value ? pair.value : undefined;
    if (known === undefined) return undefined;
    return cutLatencyLayer({ before: known.before.hubLatencyMs, after: known.after.hubLatencyMs });
  });
  const toggle = (part: BackbonePart) => {
    const others = parts.peek().filter(({ kind, index }) => kind !== part.kind || index !== part.index);
    parts.value = others.length === parts.peek().length ? [...others, part] : others;
  };
  return {
    isPicking: signal(false),
    parts,
    consequences,
    isOnMap,
    layer,
    toggle,
    pick(place: LatLon, reachM: number) {
      const now = run.peek();
      const on = shown.peek();
      if (now === undefined || on === undefined) return false;
      const opens = on.outcome.hubs.backbone.linkOpenFiscalYear;
      const part = partAt(on.atlas.backbone, opens, now.fiscalYear, place, reachM);
      if (part === undefined) return false;
      toggle(part);
      return true;
    },
    clear() {
      parts.value = [];
    },
  };
}

export function cutOf(parts: readonly BackbonePart[]): Cut {
  return { links: indicesOf(parts, 'link'), nodes: indicesOf(parts, 'node') };
}

export function indicesOf(parts: readonly BackbonePart[], kind: BackbonePart['kind']): number[] {
  return parts.filter((part) => part.kind === kind).map(({ index }) => index);
}
