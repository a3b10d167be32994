/**
 * One path over the terrain, for looking at: ground and clutter under the geodesic, the bulge of the effective earth,
 * the line between the antennas with its first Fresnel zone, and the loss by every model.
 */
import geodesic from 'geographiclib-geodesic';
import { GRS80_FLATTENING, GRS80_SEMI_MAJOR_AXIS_M } from '../../grs80.ts';
import { failure, type Problem, type Result, success } from '../../problem.ts';
import { notFinite } from '../propagation/validity.ts';
import { clutterHeights, zoneOf } from './land-cover.ts';
import { lossesByModel, type ModelLoss, type PathLink } from './path-losses.ts';
import { groundAt, type Relief, type TerrainUse } from './relief.ts';
import { PATH_MAXIMUM_M, PATH_MAXIMUM_POINTS } from './terrain-settings.ts';

export interface PathEnd {
  readonly lat: number;
  readonly lon: number;
  /** Antenna above ground. */
  readonly heightM: number;
}

/** Columns of one length, from `a` to `b`. */
export interface PathColumns {
  readonly distanceM: Float64Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Ground above the sea; 0 where heights are not at hand. */
  readonly groundM: Float64Array;
  readonly clutterM: Float64Array;
  /** 1 sea, 3 coastal land, 4 inland (P.1812). */
  readonly zone: Uint8Array;
  /** What the median effective earth rises above the chord between the ends: to be added to the ground. */
  readonly bulgeM: Float64Array;
  /** Line between the antennas above the sea; straight over ground plus bulge. */
  readonly rayM: Float64Array;
  /** Radius of the first Fresnel zone; 60 % of it is to be kept clear. */
  readonly fresnelM: Float64Array;
}

/** Where the path is least clear. */
export interface Clearance {
  /** Room between ray and obstacle as a share of the first Fresnel zone's radius: below 0 the ray is cut. */
  readonly share: number;
  /** Point of the columns. */
  readonly at: number;
  readonly verdict: 'clear' | 'grazed' | 'blocked';
}

export interface PathProfile {
  readonly distanceM: number;
  readonly columns: PathColumns;
  readonly terrain: TerrainUse;
  /** Effective earth radius over the earth's, of the median. */
  readonly kFactor: number;
  readonly overGround: Clearance;
  readonly overClutter: Clearance;
  readonly losses: readonly ModelLoss[];
}

/** Share of the first Fresnel zone's radius that makes a path clear (P.530, P.526). */
const CLEAR_SHARE = 0.6;
const EARTH_RADIUS_KM = 6371;
const FLAT_EARTH_DN = 157;
const LIGHT_M_GHZ = 0.299792458;
const WHERE = 'terrain profile';

const ellipsoid = new geodesic.Geodesic.Geodesic(GRS80_SEMI_MAJOR_AXIS_M, GRS80_FLATTENING);

/** Fresnel zones and losses of one path, or what keeps it from being one. */
export function pathProfile(
  relief: Relief,
  a: PathEnd,
  b: PathEnd,
  link: PathLink,
  clutterHeightM: readonly number[],
  stepM: number,
): Result<PathProfile> {
  const problems = [...endProblems('a', a), ...endProblems('b', b)];
  if (!(stepM > 0)) {
    problems.push({
      kind: 'out-of-range',
      what: 'stepM',
      where: WHERE,
      expected: 'more than 0 m',
      got: `${stepM}`,
    });
  }
  if (problems.length > 0) return failure(...problems);
  const line = ellipsoid.InverseLine(a.lat, a.lon, b.lat, b.lon);
  const distanceM = line.s13;
  if (!(distanceM >= 2 && distanceM <= PATH_MAXIMUM_M)) {
    const expected = `two places 2 m to ${PATH_MAXIMUM_M / 1000} km apart`;
    return failure({
      kind: 'out-of-range',
      what: 'distance',
      where: WHERE,
      expected,
      got: `${distanceM.toFixed(1)} m`,
    });
  }
  const intervals = Math.min(PATH_MAXIMUM_POINTS - 1, Math.max(2, Math.ceil(distanceM / stepM)));
  const { columns, absent } = readColumns(relief, line, distanceM, intervals, clutterHeightM);
  const kFactor = FLAT_EARTH_DN / (FLAT_EARTH_DN - link.climate.dn);
  fillSight(columns, a.heightM, b.heightM, kFactor, link.band.fGhz);
  const terrain: TerrainUse = absent === 0 ? 'full' : absent > intervals ? 'none' : 'partial';
  return success({
    distanceM,
    columns,
    terrain,
    kFactor,
    overGround: clearance(columns, false),
    overClutter: clearance(columns, true),
    losses: lossesByModel(link, a, b, columns, terrain),
  });
}

function endProblems(name: string, { lat, lon, heightM }: PathEnd): Problem[] {
  const where = `${WHERE}, end ${name}`;
  const problems = notFinite(where, { lat, lon, heightM });
  if (problems.length > 0) return problems;
  if (Math.abs(lat) >= 89) {
    problems.push({ kind: 'out-of-range', what: 'lat', where, expected: 'within ±89°', got: `${lat}` });
  }
  if (!(heightM > 0 && heightM <= 3000)) {
    problems.push({
      kind: 'out-of-range',
      what: 'heightM',
      where,
      expected: '0 to 3000 m',
      got: `${heightM}`,
    });
  }
  return problems;
}

function readColumns(
  relief: Relief,
  line: ReturnType<typeof ellipsoid.InverseLine>,
  distanceM: number,
  intervals: number,
  clutterHeightM: readonly number[],
): { columns: PathColumns; absent: number } {
  const clutterByCover = clutterHeights(clutterHeightM);
  const column = (): Float64Array => new Float64Array(intervals + 1);
  const columns = {
    distanceM: column(),
    lat: column(),
    lon: column(),
    groundM: column(),
    clutterM: column(),
    zone: new Uint8Array(intervals + 1),
    bulgeM: column(),
    rayM: column(),
    fresnelM: column(),
  };
  let absent = 0;
  for (let i = 0; i <= intervals; i++) {
    const along = (distanceM * i) / intervals;
    const { lat2, lon2 } = line.Position(along);
    const ground = groundAt(relief, lat2!, lon2!);
    columns.distanceM[i] = along;
    columns.lat[i] = lat2!;
    columns.lon[i] = lon2!;
    columns.groundM[i] = ground.heightM;
    columns.clutterM[i] = i === 0 || i === intervals ? 0 : clutterByCover[ground.cover]!;
    columns.zone[i] = zoneOf(ground.cover, ground.heightM);
    if (ground.isAbsent) absent++;
  }
  return { columns, absent };
}

function fillSight(columns: PathColumns, txM: number, rxM: number, kFactor: number, fGhz: number): void {
  const { distanceM, groundM, bulgeM, rayM, fresnelM } = columns;
  const last = distanceM.length - 1;
  const whole = distanceM[last]!;
  const from = groundM[0]! + txM;
  const climb = (groundM[last]! + rxM - from) / whole;
  const twoRadiiM = 2 * kFactor * EARTH_RADIUS_KM * 1000;
  for (let i = 0; i <= last; i++) {
    const d = distanceM[i]!;
    const product = d * (whole - d);
    bulgeM[i] = product / twoRadiiM;
    rayM[i] = from + climb * d;
    fresnelM[i] = Math.sqrt(((LIGHT_M_GHZ / fGhz) * product) / whole);
  }
}

function clearance(columns: PathColumns, withClutter: boolean): Clearance {
  const { distanceM, groundM, clutterM, bulgeM, rayM, fresnelM } = columns;
  let share = Infinity;
  let at = 1;
  for (let i = 1; i < distanceM.length - 1; i++) {
    const top = groundM[i]! + bulgeM[i]! + (withClutter ? clutterM[i]! : 0);
    const room = (rayM[i]! - top) / fresnelM[i]!;
    if (room < share) {
      share = room;
      at = i;
    }
  }
  return { share, at, verdict: share >= CLEAR_SHARE ? 'clear' : share >= 0 ? 'grazed' : 'blocked' };
}
