/**
 * Recommendation ITU-R P.1812-8: point-to-area loss for terrestrial services, 30 MHz to 6 GHz, over a terrain
 * profile with clutter. One link over one profile, checked; `p1812PathLossDb` is the kernel for many.
 */
import { failure, type Problem, type Result, success } from '../../../problem.ts';
import { notFinite, outsideRange } from '../validity.ts';
import { p1812PathLossDb } from './basic-loss.ts';
import { P1812_ADVISED, type P1812Law, type P1812Link, prepareP1812 } from './p1812-link.ts';
import { createP1812Path, type P1812Path } from './p1812-path.ts';
import { pathCentreLatitudeDeg } from './path-centre.ts';
import { ZONE_COASTAL, ZONE_INLAND, ZONE_SEA } from './zones.ts';

export { p1812PathLossDb } from './basic-loss.ts';
export { type LocationVariability, locationSigmaDb } from './location-variability.ts';
export {
  lossOnly,
  P1812_ADVISED,
  P1812_VALIDITY,
  type P1812Law,
  type P1812Link,
  prepareP1812,
} from './p1812-link.ts';
export { createP1812Path, type P1812Path } from './p1812-path.ts';
export { pathCentreLatitudeDeg } from './path-centre.ts';
export { ZONE_COASTAL, ZONE_INLAND, ZONE_SEA } from './zones.ts';

/** Columns of one length, from transmitter to receiver. */
export interface P1812Profile {
  /** Rising from 0. */
  readonly dKm: ArrayLike<number>;
  /** Terrain above sea level. */
  readonly hM: ArrayLike<number>;
  /** What stands on the terrain, ends excepted; nothing where absent. */
  readonly clutterM?: ArrayLike<number> | undefined;
  /** 1 sea, 3 coastal land, 4 inland; inland where absent. */
  readonly zone?: ArrayLike<number> | undefined;
}

export interface P1812Ends {
  /** Latitudes and longitudes of transmitter and receiver, degrees. */
  readonly phiT: number;
  readonly lamT: number;
  readonly phiR: number;
  readonly lamR: number;
}

export interface P1812Loss {
  readonly lossDb: number;
  /** Field strength of 1 kW effective radiated power (eq. 70). */
  readonly fieldDbuvm: number;
  readonly warnings: readonly Problem[];
}

const WHERE = 'p1812';

/** Field strength in dB(µV/m) for 1 kW effective radiated power (eq. 70). */
export function fieldStrengthDbuvm(law: P1812Law, lossDb: number): number {
  return 199.36 + law.frequencyDb - lossDb;
}

/** Loss and field strength of one link, or why there are none. `path`, if given, keeps the intermediates. */
export function p1812(
  link: P1812Link & P1812Ends,
  profile: P1812Profile,
  path: P1812Path = createP1812Path(),
): Result<P1812Loss> {
  const prepared = prepareP1812(link);
  if (!prepared.ok) return prepared;
  const { phiT, lamT, phiR, lamR } = link;
  const problems = notFinite(WHERE, { phiT, lamT, phiR, lamR });
  for (const [what, latitude] of [
    ['phiT', phiT],
    ['phiR', phiR],
  ] as const) {
    const pole = outsideRange(WHERE, what, { minimum: -90, maximum: 90, unit: '°' }, latitude);
    if (pole !== undefined && Number.isFinite(latitude)) problems.push(pole);
  }
  problems.push(...profileProblems(profile));
  if (problems.length > 0) return failure(...problems);

  const law = prepared.value;
  const dKm = Float64Array.from(profile.dKm);
  const hM = Float64Array.from(profile.hM);
  const clutterM = profile.clutterM ? Float64Array.from(profile.clutterM) : new Float64Array(dKm.length);
  const zone = profile.zone ? Uint8Array.from(profile.zone) : undefined;
  const distanceKm = dKm[dKm.length - 1]!;
  const latitudeDeg = pathCentreLatitudeDeg(phiT, lamT, phiR, lamR, distanceKm);
  const lossDb = p1812PathLossDb(law, dKm, hM, clutterM, zone, dKm.length, latitudeDeg, path);
  const extrapolated = [
    outsideRange(WHERE, 'profile.dKm', P1812_ADVISED.distanceKm, distanceKm),
    outsideRange(WHERE, 'profile.dKm.length', P1812_ADVISED.points, dKm.length),
    outsideRange(WHERE, 'phiT', P1812_ADVISED.latitudeDeg, phiT),
    outsideRange(WHERE, 'phiR', P1812_ADVISED.latitudeDeg, phiR),
  ].filter((problem) => problem !== undefined);
  const warnings = [...law.warnings, ...extrapolated];
  return success({ lossDb, fieldDbuvm: fieldStrengthDbuvm(law, lossDb), warnings });
}

function profileProblems({ dKm, hM, clutterM, zone }: P1812Profile): Problem[] {
  const points = dKm.length;
  if (points < 3) {
    const expected = 'three points or more: two ends and what lies between';
    return [{ kind: 'wrong-value', what: 'profile.dKm', where: WHERE, expected, got: `${points}` }];
  }
  const columns: readonly (readonly [string, ArrayLike<number> | undefined])[] = [
    ['hM', hM],
    ['clutterM', clutterM],
    ['zone', zone],
  ];
  const problems: Problem[] = [];
  for (const [name, column] of columns) {
    if (column === undefined || column.length === points) continue;
    const expected = `${points} values, one per distance`;
    const got = `${column.length}`;
    problems.push({ kind: 'inconsistent', what: `profile.${name}`, where: WHERE, expected, got });
  }
  if (problems.length > 0) return problems;

  const wrong = (name: string, i: number, expected: string, got: number): void => {
    const what = `profile.${name}[${i}]`;
    problems.push({ kind: 'wrong-value', what, where: WHERE, expected, got: String(got) });
  };
  // The first fault of each column is enough to find it by.
  const check = (
    name: string,
    column: ArrayLike<number> | undefined,
    expected: string,
    holds: (value: number, i: number) => boolean,
  ): void => {
    if (column === undefined) return;
    for (let i = 0; i < points; i++) {
      if (holds(column[i]!, i)) continue;
      wrong(name, i, expected, column[i]!);
      return;
    }
  };
  check('dKm', dKm, 'distances rising from 0 km', (d, i) =>
    i === 0 ? d === 0 : d > dKm[i - 1]! && Number.isFinite(d),
  );
  check('hM', hM, 'a finite height', (h) => Number.isFinite(h));
  check('clutterM', clutterM, 'a height of 0 m or more', (r) => r >= 0 && Number.isFinite(r));
  check('zone', zone, '1 (sea), 3 (coastal land) or 4 (inland)', (z) =>
    [ZONE_SEA, ZONE_COASTAL, ZONE_INLAND].includes(z),
  );
  return problems;
}
