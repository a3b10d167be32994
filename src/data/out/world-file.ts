/**
 * Where a picture of the map lies: a world file (ESRI; six numbers, a line each) and beside it what GDAL and QGIS read to
 * know the projection, which a world file cannot say (Persistent Auxiliary Metadata, `NAME.png.aux.xml`).
 */

/** Web Mercator (EPSG:3857), north up, square dots. */
export interface PicturePlace {
  /** Metres of the projection. */
  readonly metresPerDot: number;
  /** Outer corner of the upper left dot. */
  readonly west: number;
  readonly north: number;
}

/** x per column, y per column, x per row, y per row, and the middle of the upper left dot. */
export function worldFile({ metresPerDot, west, north }: PicturePlace): string {
  const half = metresPerDot / 2;
  return [metresPerDot, 0, 0, -metresPerDot, west + half, north - half]
    .map((value) => `${value.toFixed(9)}\n`)
    .join('');
}

export function auxiliaryXml({ metresPerDot, west, north }: PicturePlace): string {
  const transform = [west, metresPerDot, 0, north, 0, -metresPerDot].map((value) => value.toFixed(9));
  return [
    '<PAMDataset>',
    '  <SRS dataAxisToSRSAxisMapping="1,2">EPSG:3857</SRS>',
    `  <GeoTransform>${transform.join(', ')}</GeoTransform>`,
    '</PAMDataset>',
    '',
  ].join('\n');
}
