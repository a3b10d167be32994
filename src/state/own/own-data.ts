/**
 * Own data of the user: the file being looked at, step by step, and the sets that have been imported. Sets are added
 * and removed as wholes, and every such step can be undone. A keeper follows with what the browser keeps.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { type ImportKind, isTableKind } from '../../data/own/fields.ts';
import {
  type Inspection,
  isTableMapping,
  type LayoutChoice,
  type Mapping,
} from '../../data/own/inspection.ts';
import type { Issue, Report } from '../../data/own/issue.ts';
import type { Extent, OwnSet } from '../../data/own/own-set.ts';
import type { TableMapping } from '../../data/own/table-layout.ts';
import type { MeasuredCoverage } from '../../model/places/measured-coverage.ts';
import type { Problem } from '../../model/problem.ts';
import type { ImportClient } from '../../services/import-client.ts';
import type { NamedFile } from '../dropped-files.ts';
import { ownCoverage } from './own-coverage.ts';
import { createOwnKeeper, type OwnKeeper } from './own-keeper.ts';

export type CheckState =
  | { readonly kind: 'checking'; readonly fraction: number }
  | { readonly kind: 'checked'; readonly report: Report; readonly canImport: boolean }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export type ImportStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'opening'; readonly fileName: string }
  | { readonly kind: 'refused'; readonly issue: Issue }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'preview';
      readonly inspection: Inspection;
      readonly mapping: Mapping;
      readonly check: CheckState;
    };

export interface OwnEntry {
  readonly id: number;
  readonly set: OwnSet;
}

export interface OwnNotice {
  readonly kind: 'imported' | 'removed' | 'undone' | 'cancelled';
  readonly fileName: string;
}

/** What the user may change of a mapping without the file being laid out anew. */
export type MappingChange = Partial<
  Pick<TableMapping, 'fields' | 'isPercent' | 'fiscalYear' | 'leavesOutFaulty'>
>;

export interface OwnData {
  readonly step: ReadonlySignal<ImportStep>;
  /** Files that wait for the one being looked at. */
  readonly waiting: ReadonlySignal<number>;
  /** Oldest first. */
  readonly entries: ReadonlySignal<readonly OwnEntry[]>;
  readonly notice: ReadonlySignal<OwnNotice | undefined>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly coverage: ReadonlySignal<MeasuredCoverage | undefined>;
  /** A point of a set that the user has asked about. */
  readonly shownPoint: Signal<{ readonly entry: number; readonly index: number } | undefined>;
  /** Asks the map to show an extent; the map clears it. */
  readonly flyTo: Signal<Extent | undefined>;

  choose(files: readonly NamedFile[]): void;
  correctLayout(change: Partial<LayoutChoice>): void;
  correctMapping(change: MappingChange): void;
  /** Takes the other kind of areas that the file could hold. */
  chooseKind(kind: ImportKind): void;
  /** Takes what the check found in, as a whole. */
  accept(): Promise<void>;
  /** Keeps the sets in this browser; see own-keeper.ts. */
  readonly keeper: OwnKeeper;
  /** Leaves the file, whatever is being done with it. */
  cancel(): void;
  remove(id: number): void;
  undo(): void;
}

export function createOwnData(client: ImportClient): OwnData {
  const step = signal<ImportStep>({ kind: 'idle' });
  const queue = signal<readonly (readonly NamedFile[])[]>([]);
  const entries = signal<readonly OwnEntry[]>([]);
  const history = signal<readonly (readonly OwnEntry[])[]>([]);
  const notice = signal<OwnNotice | undefined>(undefined);
  const shownPoint = signal<{ entry: number; index: number } | undefined>(undefined);
  let nextId = 1;
  // Answers to a step that was left meanwhile are dropped.
  let turn = 0;

  const check = async (inspection: Inspection, mapping: Mapping) => {
    const own = ++turn;
    const show = (state: CheckState) => {
      if (own === turn) step.value = { kind: 'preview', inspection, mapping, check: state };
    };
    show({ kind: 'checking', fraction: 0 });
    const result = await client.check(mapping, ({ fraction }) => show({ kind: 'checking', fraction }));
    if (own !== turn) return;
    if (!result.ok) show({ kind: 'failed', problems: result.problems });
    else {
      const report = result.value;
      const canImport = report.usable > 0 && (report.errors === 0 || mapping.leavesOutFaulty);
      show({ kind: 'checked', report, canImport });
    }
  };

  const openNext = async () => {
    const [files, ...later] = queue.value;
    queue.value = later;
    if (files === undefined) {
      step.value = { kind: 'idle' };
      return;
    }
    const own = ++turn;
    step.value = { kind: 'opening', fileName: files[0]!.name };
    const result = await client.inspect(files.map((file) => ({ name: file.name, blob: file })));
    if (own !== turn) return;
    if (!result.ok) step.value = { kind: 'failed', problems: result.problems };
    else if (!result.value.ok) step.value = { kind: 'refused', issue: result.value.issue };
    else await check(result.value.inspection, result.value.inspection.mapping);
  };

  const change = (next: readonly OwnEntry[], kind: OwnNotice['kind'], fileName: string) => {
    history.value = [...history.value, entries.value];
    entries.value = next;
    notice.value = { kind, fileName };
  };

  return {
    step,
    keeper: createOwnKeeper(entries, () => nextId++),
    waiting: computed(() => queue.value.length),
    entries,
    notice,
    canUndo: computed(() => history.value.length > 0),
    coverage: computed(() => ownCoverage(entries.value.map(({ set }) => set))),
    shownPoint,
    flyTo: signal<Extent | undefined>(undefined),

    choose(files) {
      if (files.length === 0) return;
      notice.value = undefined;
      queue.value = [...queue.value, ...groups(files)];
      const { kind } = step.value;
      if (kind !== 'preview' && kind !== 'opening') void openNext();
    },

    async correctLayout(correction) {
      const current = step.value;
      if (current.kind !== 'preview' || !isTableMapping(current.mapping)) return;
      const { encoding, delimiter, headerRow, kind } = current.mapping;
      const own = ++turn;
      const result = await client.relayout({ encoding, delimiter, headerRow, kind, ...correction });
      if (own !== turn) return;
      if (!result.ok) step.value = { kind: 'failed', problems: result.problems };
      else if (!result.value.ok) step.value = { kind: 'refused', issue: result.value.issue };
      else {
        const { inspection } = result.value;
        const { fiscalYear } = current.mapping;
        const mapping = isTableMapping(inspection.mapping)
          ? { ...inspection.mapping, fiscalYear }
          : inspection.mapping;
        await check(inspection, mapping);
      }
    },

    correctMapping(correction) {
      const current = step.value;
      if (current.kind !== 'preview') return;
      void check(current.inspection, { ...current.mapping, ...correction } as Mapping);
    },

    chooseKind(kind) {
      const current = step.value;
      if (current.kind !== 'preview' || !current.inspection.kinds.includes(kind)) return;
      if (isTableKind(kind)) void this.correctLayout({ kind });
      else void check(current.inspection, { ...current.mapping, kind } as Mapping);
    },

    async accept() {
      const current = step.value;
      if (current.kind !== 'preview' || current.check.kind !== 'checked' || !current.check.canImport) return;
      const own = ++turn;
      const result = await client.take();
      if (own !== turn) return;
      if (!result.ok || result.value === undefined) {
        step.value = { kind: 'failed', problems: result.ok ? [] : result.problems };
        return;
      }
      const set = result.value;
      change([...entries.value, { id: nextId++, set }], 'imported', set.fileName);
      await openNext();
    },

    cancel() {
      const current = step.value;
      turn++;
      client.cancel();
      const fileName = current.kind === 'preview' ? current.inspection.fileName : '';
      if (current.kind === 'preview' || current.kind === 'opening')
        notice.value = { kind: 'cancelled', fileName };
      void openNext();
    },

    remove(id) {
      const entry = entries.value.find((each) => each.id === id);
      if (entry === undefined) return;
      if (shownPoint.value?.entry === id) shownPoint.value = undefined;
      change(
        entries.value.filter((each) => each !== entry),
        'removed',
        entry.set.fileName,
      );
    },

    undo() {
      const before = history.value.at(-1);
      if (before === undefined) return;
      const now = entries.value;
      const changed =
        now.find((each) => !before.includes(each)) ?? before.find((each) => !now.includes(each));
      history.value = history.value.slice(0, -1);
      entries.value = before;
      if (!before.some(({ id }) => id === shownPoint.value?.entry)) shownPoint.value = undefined;
      notice.value = { kind: 'undone', fileName: changed?.set.fileName ?? '' };
    },
  };
}

/** Files of a census come in dozens and are one import; every other file is one for itself. */
function groups(files: readonly NamedFile[]): readonly (readonly NamedFile[])[] {
  const isCensus = (file: NamedFile) => /^tbl[TM]\d+.*\.(txt|csv)$/i.test(file.name);
  const census = files.filter(isCensus);
  const others = files.filter((file) => !isCensus(file)).map((file) => [file]);
  return census.length > 0 ? [census, ...others] : others;
}
