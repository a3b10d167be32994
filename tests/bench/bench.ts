/** What a bench file exports: `export default { name, run } satisfies Bench`. */
import type { Atlas } from '../../src/model/atlas.ts';

export interface BenchRow {
  readonly name: string;
  readonly ms: number;
  /** The textbook version on the same machine in the same run. */
  readonly referenceMs?: number;
  /** referenceMs / ms. */
  readonly ratio?: number;
  readonly note?: string;
  /** What was computed, asserted by the bench itself before it reports a time. */
  readonly answer: string;
}

export interface Bench {
  readonly name: string;
  readonly run: (context: { readonly atlas: Atlas }) => BenchRow[] | Promise<BenchRow[]>;
}
