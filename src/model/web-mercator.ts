/** Web Mercator (EPSG:3857) scaled to 0–1: x from west to east, y from north to south. Degrees. */

export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

export function mercatorY(lat: number): number {
  const phi = (lat * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}

export function lonOfMercatorX(x: number): number {
  return x * 360 - 180;
}

export function latOfMercatorY(y: number): number {
  return (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
}

/** A rectangle of device pixels on Web Mercator. */
export interface MercatorView {
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels to the whole world, from west to east and from north to south alike. */
  readonly worldPixels: number;
  /** The upper left corner. */
  readonly x: number;
  readonly y: number;
}
