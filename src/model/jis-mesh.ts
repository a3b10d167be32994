/**
 * Grid square codes of JIS X 0410 (地域メッシュコード) at nine levels.
 *
 * Every level is derived from an integer address, so a code is exact for every point, grid lines and corners
 * included (a square owns its southern and western edges).
 */
import { COLUMNS_PER_DEGREE, gridFloor, ORIGIN_LON, ROWS_PER_DEGREE } from './lattice.ts';

export const MESH_LEVELS = ['80km', '10km', '5km', '2km', '1km', '500m', '250m', '125m', '100m'] as const;
export type MeshLevel = (typeof MESH_LEVELS)[number];

/** The codes have two digits for 1.5 · latitude and two for longitude - 100. */
export const MESH_BOUNDS = { south: 0, north: 66.66, west: 100, east: 180 } as const;

export function isInMeshBounds(lat: number, lon: number): boolean {
  return (
    lat >= MESH_BOUNDS.south && lat < MESH_BOUNDS.north && lon >= MESH_BOUNDS.west && lon < MESH_BOUNDS.east
  );
}

/**
 * Code of the square that holds a point.
 * @param lat degrees north, 0 ≤ lat < 66.66
 * @param lon degrees east, 100 ≤ lon < 180
 * @throws RangeError outside these bounds or for a value that is not a number.
 */
export function meshCode(lat: number, lon: number, level: MeshLevel): string {
  if (!isInMeshBounds(lat, lon)) {
    throw new RangeError(`Expected 0 ≤ lat < 66.66 and 100 ≤ lon < 180, got lat ${lat}, lon ${lon}.`);
  }
  // 100 m squares divide a 1 km square by ten and do not nest in the halving levels; 125 m squares carry the rest.
  if (level === '100m') {
    const y = gridFloor(lat, 1200);
    const x = gridFloor(lon, 800) - ORIGIN_LON * 800;
    return `${codeOf1km(Math.floor(y / 10), Math.floor(x / 10))}${y % 10}${x % 10}`;
  }
  const y = gridFloor(lat, ROWS_PER_DEGREE * 4);
  const x = gridFloor(lon, COLUMNS_PER_DEGREE * 4) - ORIGIN_LON * COLUMNS_PER_DEGREE * 4;
  return codeOf125mAddress(y, x, level);
}

/** 500 m code of a lattice address (`row`, `column` as in lattice.ts). */
export function meshCodeOfCell(row: number, column: number): string {
  return codeOf125mAddress(row * 4, column * 4, '500m');
}

/**
 * Lattice address of a 500 m code (9 digits).
 * @returns undefined where the text is no such code.
 */
export function cellOfMeshCode(code: string): { row: number; column: number } | undefined {
  if (!/^\d{4}[0-7]{2}\d{2}[1-4]$/.test(code)) return undefined;
  const digit = (i: number) => code.charCodeAt(i) - 48;
  const quadrant = digit(8) - 1;
  const row = (digit(0) * 10 + digit(1)) * 160 + digit(4) * 20 + digit(6) * 2 + (quadrant >> 1);
  const column = (digit(2) * 10 + digit(3)) * 160 + digit(5) * 20 + digit(7) * 2 + (quadrant & 1);
  return { row, column };
}

function codeOf125mAddress(y: number, x: number, level: Exclude<MeshLevel, '100m'>): string {
  // A 1 km square is 8 × 8 squares of 125 m, a 10 km square 80 × 80, an 80 km square 640 × 640.
  if (level === '80km') return codeOf80km(y, x);
  const km10 = `${codeOf80km(y, x)}${Math.floor((y % 640) / 80)}${Math.floor((x % 640) / 80)}`;
  if (level === '10km') return km10;
  if (level === '5km') return `${km10}${quadrant(Math.floor((y % 80) / 40), Math.floor((x % 80) / 40))}`;
  if (level === '2km') return `${km10}${Math.floor((y % 80) / 16) * 2}${Math.floor((x % 80) / 16) * 2}5`;
  const km1 = codeOf1km(Math.floor(y / 8), Math.floor(x / 8));
  if (level === '1km') return km1;
  const m500 = `${km1}${quadrant((y >> 2) & 1, (x >> 2) & 1)}`;
  if (level === '500m') return m500;
  const m250 = `${m500}${quadrant((y >> 1) & 1, (x >> 1) & 1)}`;
  if (level === '250m') return m250;
  return `${m250}${quadrant(y & 1, x & 1)}`;
}

function codeOf80km(y: number, x: number): string {
  return `${pad2(Math.floor(y / 640))}${pad2(Math.floor(x / 640))}`;
}

/** Code of a 1 km square from its address, 120 rows and 80 columns to a degree. */
function codeOf1km(y: number, x: number): string {
  const km80 = `${pad2(Math.floor(y / 80))}${pad2(Math.floor(x / 80))}`;
  const inY = y % 80;
  const inX = x % 80;
  return `${km80}${Math.floor(inY / 10)}${Math.floor(inX / 10)}${inY % 10}${inX % 10}`;
}

/** 1 south-west, 2 south-east, 3 north-west, 4 north-east. */
function quadrant(north: number, east: number): number {
  return north * 2 + east + 1;
}

function pad2(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
