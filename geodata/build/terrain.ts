/** Elevation for the atlas: the mean height of cells and the terrain tiles. */
export { meanElevationOfCells } from './terrain-elevation.ts';
