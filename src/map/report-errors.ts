/** Errors of a map, told to the user: each message once, since what fails for one tile fails for the next. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Problem } from '../model/problem.ts';

export function reportErrors(
  map: MapLibreMap,
  isToldElsewhere: (sourceId: string | undefined) => boolean,
  onProblem: (problem: Problem) => void,
): void {
  const reported = new Set<string>();
  map.on('error', (event) => {
    const { message: got } = event.error;
    // An error of a source carries its name, which the type does not say.
    if (isToldElsewhere((event as { sourceId?: string }).sourceId) || reported.has(got)) return;
    reported.add(got);
    onProblem({ kind: 'internal', what: 'map', where: 'map', expected: 'a drawn map', got });
  });
}
