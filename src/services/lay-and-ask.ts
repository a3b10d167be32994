/**
 * Questions about a base that a worker keeps until it is given another one. Base and question leave together: messages
 * to one worker keep their order, so no other question can lay another base between them.
 */
import type { Result } from '../model/problem.ts';

/** Whose question it is, where two scenarios are on the map: A is beside the one on screen, B on screen. */
export type Side = 'A' | 'B';

/** @param lay gives the worker a base; not asked again for the same object */
export function createLayAndAsk<Service, Base>(
  lay: (service: Service, base: Base) => Promise<Result<true>>,
): <T>(service: Service, base: Base, question: () => Promise<Result<T>>) => Promise<Result<T>> {
  let laid: Base | undefined;
  return async (service, base, question) => {
    const laying = laid === base ? undefined : lay(service, base);
    laid = base;
    const [ready, answer] = await Promise.all([laying, question()]);
    if (ready === undefined || ready.ok) return answer;
    laid = undefined;
    return ready;
  };
}
