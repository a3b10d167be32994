/** A question to a worker, and a place on the map that it may be about. */
import type { Problem } from '../model/problem.ts';

export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

/** An answer that may be on its way; what stood before stays until the new one is there. */
export type Asked<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly last: T | undefined }
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly last: T | undefined };

export function lastAnswer<T>(asked: Asked<T>): T | undefined {
  switch (asked.kind) {
    case 'idle':
      return undefined;
    case 'answered':
      return asked.answer;
    default:
      return asked.last;
  }
}
