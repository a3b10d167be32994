/** Location set covering (LSCP; Toregas et al., Operations Research 19, 1971): fewest facilities that reach everybody. */
import type { Steps } from '../progress.ts';
import { type CoverProblem, unreachableClient } from './cover-problem.ts';
import { reduceCover } from './cover-reduce.ts';
import { searchCover } from './cover-search.ts';

export interface CoverSolution {
  /** Open facilities, rising. */
  readonly facilities: Int32Array;
  /** No cover has fewer. */
  readonly lowerBound: number;
}

/**
 * @param shouldStop asked between steps; once true the best cover so far is given
 * @throws where a client is reached by nobody.
 */
export function* solveCover(problem: CoverProblem, shouldStop: () => boolean): Steps<CoverSolution> {
  const stray = unreachableClient(problem);
  if (stray >= 0)
    throw new Error(`Expected every client to be reached, got none that reaches client ${stray}.`);
  const { forced, core } = reduceCover(problem);
  let best = core.clients.length === 0 ? [] : openAll(core.clients.length, core);
  let lowerBound = core.clients.length === 0 ? 0 : 1;
  while (best.length > lowerBound) {
    const answer = yield* searchCover(core, best.length - 1, { shouldStop, nodes: Number.POSITIVE_INFINITY });
    lowerBound = Math.max(lowerBound, Math.min(best.length, answer.lowerBound));
    if (answer.cover === undefined) break;
    best = [...answer.cover];
  }
  const facilities = Int32Array.from([...forced, ...best.map((j) => core.facilities[j]!)]).sort();
  return { facilities, lowerBound: forced.length + lowerBound };
}

/** A cover to begin with: for each client still uncovered its first facility. */
function openAll(
  clientCount: number,
  { clientOffsets, clientFacility, facilityOffsets, facilityClient }: ReturnType<typeof reduceCover>['core'],
): number[] {
  const isCovered = new Uint8Array(clientCount);
  const opened: number[] = [];
  for (let i = 0; i < clientCount; i++) {
    if (isCovered[i] === 1) continue;
    const j = clientFacility[clientOffsets[i]!]!;
    opened.push(j);
    for (let a = facilityOffsets[j]!; a < facilityOffsets[j + 1]!; a++) isCovered[facilityClient[a]!] = 1;
  }
  return opened;
}
