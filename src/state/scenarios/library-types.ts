/** What the library of scenarios shows to the views, and what it needs from the page. */
import type { ReadonlySignal } from '@preact/signals-core';
import type { MadeWith, ScenarioFile } from '../../data/scenario-file.ts';
import type { ScenarioStore, StoreFailure } from '../../data/scenario-store.ts';
import type { DamagedRecord } from '../../data/store-records.ts';
import type { OutcomeDigest } from '../../model/outcome-digest.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { TabChannel } from '../../services/tab-channel.ts';

/** The published plan is always there: it has this id, is never stored, and becomes a scenario once it is changed. */
export const PLAN_ID = 'plan';

export interface LibraryEntry {
  readonly id: string;
  readonly scenario: Scenario;
  /** As the store has it; 0 while it does not have it yet. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly changedAtMs: number;
}

export type Keeping =
  | { readonly kind: 'kept' }
  | { readonly kind: 'keeping' }
  /** The scenarios are in memory alone; every further change tries again. */
  | { readonly kind: 'unkept'; readonly reason: StoreFailure };

export type NoticeContent =
  | { readonly kind: 'removed'; readonly name: string; readonly entry: LibraryEntry }
  /** Another tab has saved the same scenario: this tab's version goes on under a name of its own. */
  | { readonly kind: 'forked'; readonly name: string; readonly ownName: string }
  /** Another tab has taken the open scenario away; it is still here. */
  | { readonly kind: 'removedElsewhere'; readonly name: string }
  /** It was changed elsewhere in the meantime and therefore not taken away. */
  | { readonly kind: 'changedElsewhere'; readonly name: string }
  | { readonly kind: 'opened'; readonly name: string; readonly from: 'file' | 'link' }
  | { readonly kind: 'madeWithOther'; readonly name: string; readonly madeWith: MadeWith }
  | {
      readonly kind: 'refused';
      readonly from: 'file' | 'link';
      readonly name: string;
      readonly problems: readonly Problem[];
    }
  /** A trial has ended whose inputs were others than those that are kept. */
  | { readonly kind: 'trialEnded'; readonly name: string; readonly tried: Scenario }
  /** Parts of a link's view that this atlas or this version does not know. */
  | { readonly kind: 'viewPartly'; readonly parts: readonly string[] };

export type Notice = NoticeContent & { readonly key: number };

export interface LibraryWords {
  /** Of the n-th scenario without a name of its own. */
  untitled(n: number): string;
  copyOf(name: string): string;
  otherTab(name: string): string;
}

export interface LibraryPlatform {
  readonly store: ScenarioStore;
  readonly channel: TabChannel;
  readonly words: () => LibraryWords;
  readonly now: () => number;
  readonly newId: () => string;
  /** Which scenario this tab had open. */
  readonly lastOpen: { read(): string | undefined; write(id: string): void };
}

export interface ScenarioLibrary {
  /** Newest change first. */
  readonly entries: ReadonlySignal<readonly LibraryEntry[]>;
  readonly currentId: ReadonlySignal<string>;
  readonly keeping: ReadonlySignal<Keeping>;
  readonly damaged: ReadonlySignal<readonly DamagedRecord[]>;
  readonly notices: ReadonlySignal<readonly Notice[]>;
  /** By `inputsKey`. */
  readonly digests: ReadonlySignal<ReadonlyMap<string, OutcomeDigest>>;
  /** True once it is known what the store holds, or that it cannot be read. */
  readonly isRead: ReadonlySignal<boolean>;

  /** Reads the store and opens what this tab had open. */
  read(): Promise<void>;
  /** Saves what is not saved yet, now. */
  flush(): Promise<void>;
  open(id: string): void;
  /** Adds a scenario and opens it. */
  add(scenario: Scenario): void;
  /** Adds what came from outside and opens it; the same scenario twice is opened, not added again. */
  take(file: ScenarioFile, from: 'file' | 'link'): void;
  /** Tells where a file or link was made with another model or atlas than runs it now. */
  compareMaker(file: ScenarioFile, now: MadeWith | undefined): void;
  duplicate(id: string): void;
  /** Name and note of any scenario, open or not. */
  describe(id: string, words: { readonly name?: string; readonly note?: string }): void;
  remove(id: string): Promise<void>;
  restore(entry: LibraryEntry): void;
  discardDamaged(id: string): Promise<void>;
  keepDigest(digest: OutcomeDigest): void;
  tell(content: NoticeContent): void;
  dismiss(key: number): void;
  dispose(): void;
}
