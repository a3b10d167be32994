/**
 * Coverage of all operators as sites come, go and move, kept up to date in every total: nothing is computed anew.
 *
 * Every 125 m square counts the sites of each operator that serve it; when its count leaves or reaches zero, the masks
 * of its cell, and with them the totals, change. All state is whole numbers, so taking a step back restores every byte
 * of the totals. Counts are allocated tile by tile as sites reach them (2 KB per operator and tile of 4 km).
 */

import { NO_MUNICIPALITY } from '../land.ts';
import { columnAt, rowAt } from '../lattice.ts';
import { computeDisc, createDiscWorkspace, type DiscWorkspace } from './disc.ts';
import { createDiscCells, type DiscCells, findDiscCells } from './disc-cells.ts';
import { type Ground, NO_PIECE } from './ground.ts';
import { isCounted, servedParts } from './served-squares.ts';
import { rowSlots, TILE_CELLS } from './tile-layout.ts';

const TILE_SLOT_SHIFT = 6;
const PARTS = 16;
const TILE_COUNTS = PARTS << TILE_SLOT_SHIFT;
const CHUNK_TILES = 64;
const CHUNK_COUNTS = CHUNK_TILES * TILE_COUNTS;

export interface Site {
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
  readonly rangeM: number;
  /** Index of the operator. */
  readonly operator: number;
  readonly isParent: boolean;
}

/** Whole numbers; `operators + 1` rows, the last one for the union. */
export interface LedgerTotals {
  /** rows × municipalities: people at the 2020 level in counted cells. */
  readonly countedPopulation: Float64Array;
  /** rows × municipalities. */
  readonly countedCells: Uint32Array;
  /** rows × pieces of the ground: served land in area units. */
  readonly servedArea: Float64Array;
  /** (operators + 1) × municipalities: people in cells that exactly so many operators count. */
  readonly overlapPopulation: Float64Array;
  /** rows × municipalities: sites that stand on its land. */
  readonly stationCount: Uint32Array;
  /** rows × 10 km squares: parent stations in it. */
  readonly parentCount: Uint32Array;
  /** rows: sites that stand at sea, or on land of no municipality. They cover what they cover. */
  readonly placelessCount: Uint32Array;
}

export interface CoverageLedger {
  readonly ground: Ground;
  readonly operatorCount: number;
  readonly totals: LedgerTotals;
  /** rows × slots: mask of the served squares. */
  readonly masks: Uint16Array;
  /** Slots whose union changed whether it counts in the last step, `changedCount` of them, each once. */
  readonly changed: Uint32Array;
  changedCount: number;
  /** Per slot: its position in `changed`, plus one; 0 elsewhere. */
  readonly changedAt: Uint32Array;
  /**
   * By operator and tile: 64 × 16 counts, from `tileStart`; -1 where no site has reached it. They lie in chunks of
   * CHUNK_TILES tiles, so that a site which reaches a new tile never waits for all that was counted to be copied.
   */
  readonly tileStart: Int32Array;
  readonly counts: Uint16Array[];
  countsUsed: number;
  readonly disc: DiscWorkspace;
  readonly cells: DiscCells;
}

export function createCoverageLedger(ground: Ground, operatorCount: number): CoverageLedger {
  const { atlas, layout, lattice, pieces, squareRow } = ground;
  const rows = operatorCount + 1;
  const municipalities = atlas.municipalities.count;
  const ledger: CoverageLedger = {
    ground,
    operatorCount,
    totals: {
      countedPopulation: new Float64Array(rows * municipalities),
      countedCells: new Uint32Array(rows * municipalities),
      servedArea: new Float64Array(rows * pieces.count),
      overlapPopulation: new Float64Array(rows * municipalities),
      stationCount: new Uint32Array(rows * municipalities),
      parentCount: new Uint32Array(rows * squareRow.length),
      placelessCount: new Uint32Array(rows),
    },
    masks: new Uint16Array(rows * layout.slotCount),
    changed: new Uint32Array(layout.slotCount),
    changedCount: 0,
    changedAt: new Uint32Array(layout.slotCount),
    tileStart: new Int32Array(operatorCount * layout.tileCount).fill(-1),
    counts: [],
    countsUsed: 0,
    disc: createDiscWorkspace(lattice),
    cells: createDiscCells(),
  };
  for (let slot = 0; slot < layout.slotCount; slot++) {
    const m = municipalityOf(ground, slot);
    if (m !== NO_MUNICIPALITY) ledger.totals.overlapPopulation[m]! += ground.population[slot]!;
  }
  return ledger;
}

/** @throws RangeError for a site that is no place on Earth with a range (see computeDisc), or an unknown operator. */
export function addSite(ledger: CoverageLedger, site: Site): void {
  forgetChanges(ledger);
  change(ledger, site, 1);
}

/** Takes a site away that was added with the same values. @throws where no such site can have been added. */
export function removeSite(ledger: CoverageLedger, site: Site): void {
  forgetChanges(ledger);
  change(ledger, site, -1);
}

export function moveSite(ledger: CoverageLedger, from: Site, to: Site): void {
  forgetChanges(ledger);
  change(ledger, from, -1);
  change(ledger, to, 1);
}

function change(ledger: CoverageLedger, site: Site, sign: 1 | -1): void {
  const { ground, disc, operatorCount } = ledger;
  if (!(Number.isInteger(site.operator) && site.operator >= 0 && site.operator < operatorCount)) {
    throw new RangeError(`Expected an operator 0–${operatorCount - 1}, got ${site.operator}.`);
  }
  computeDisc(disc, site.lat, site.lon, site.rangeM);
  const { cells } = ledger;
  const count = findDiscCells(ground.layout, disc, cells);
  if (sign < 0) checkStands(ledger, site, count);
  countStation(ledger, site, sign);
  for (let n = 0; n < count; n++) changeCell(ledger, site.operator, cells.slot[n]!, cells.mask[n]!, sign);
}

/** Before anything changes: every square of the site's disc, which the first cells hold, is served by its operator. */
function checkStands({ ground, masks, cells }: CoverageLedger, site: Site, count: number): void {
  const { slotCount } = ground.layout;
  for (let n = 0; n < count; n++) {
    const slot = cells.slot[n]!;
    const isServed = (cells.mask[n]! & ~masks[site.operator * slotCount + slot]!) === 0;
    if (ground.piece[slot] === NO_PIECE || isServed) continue;
    throw new RangeError(
      `Expected a site that stands, got operator ${site.operator} at ${site.lat}, ${site.lon}, ${site.rangeM} m.`,
    );
  }
}

function changeCell(
  ledger: CoverageLedger,
  operator: number,
  slot: number,
  mask: number,
  sign: 1 | -1,
): void {
  const { ground, masks, operatorCount } = ledger;
  if (ground.piece[slot] === NO_PIECE) return;
  const { slotCount } = ground.layout;
  const at = countsOf(ledger, operator, slot);
  const counts = ledger.counts[Math.floor(at / CHUNK_COUNTS)]!;
  const start = at % CHUNK_COUNTS;
  const own = operator * slotCount + slot;
  let after = masks[own]!;
  for (let part = 0; part < PARTS; part++) {
    if ((mask & (1 << part)) === 0) continue;
    const count = counts[start + part]! + sign;
    if (count > 0xffff) {
      throw new RangeError(`Expected at most 65535 sites of an operator over a square, got ${count}.`);
    }
    counts[start + part] = count;
    if (count === 0) after &= ~(1 << part);
    else after |= 1 << part;
  }
  const before = masks[own]!;
  if (after === before) return;
  const overlapBefore = operatorsCounting(ledger, slot);
  setMask(ledger, operator, slot, before, after);
  let union = 0;
  for (let k = 0; k < operatorCount; k++) union |= masks[k * slotCount + slot]!;
  const unionBefore = masks[operatorCount * slotCount + slot]!;
  setMask(ledger, operatorCount, slot, unionBefore, union);
  if (isCounted(unionBefore) !== isCounted(union)) noteChanged(ledger, slot);
  const overlap = operatorsCounting(ledger, slot);
  const m = municipalityOf(ground, slot);
  if (overlap === overlapBefore || m === NO_MUNICIPALITY) return;
  const { overlapPopulation } = ledger.totals;
  const { count } = ground.atlas.municipalities;
  overlapPopulation[overlapBefore * count + m]! -= ground.population[slot]!;
  overlapPopulation[overlap * count + m]! += ground.population[slot]!;
}

function setMask(ledger: CoverageLedger, row: number, slot: number, before: number, after: number): void {
  const { ground, masks, totals } = ledger;
  const { pieces, layout, population, partArea, piece } = ground;
  masks[row * layout.slotCount + slot] = after;
  const parts = servedParts(after) - servedParts(before);
  totals.servedArea[row * pieces.count + piece[slot]!]! += parts * partArea[slot]!;
  const m = municipalityOf(ground, slot);
  const counts = Number(isCounted(after)) - Number(isCounted(before));
  if (counts === 0 || m === NO_MUNICIPALITY) return;
  const at = row * ground.atlas.municipalities.count + m;
  totals.countedPopulation[at]! += counts * population[slot]!;
  totals.countedCells[at]! += counts;
}

/** A move may change a cell and change it back; then it is struck off again. */
function noteChanged(ledger: CoverageLedger, slot: number): void {
  const { changed, changedAt } = ledger;
  if (changedAt[slot] === 0) {
    changed[ledger.changedCount] = slot;
    changedAt[slot] = ++ledger.changedCount;
    return;
  }
  const last = changed[--ledger.changedCount]!;
  changed[changedAt[slot]! - 1] = last;
  changedAt[last] = changedAt[slot]!;
  changedAt[slot] = 0;
}

function forgetChanges(ledger: CoverageLedger): void {
  for (let i = 0; i < ledger.changedCount; i++) ledger.changedAt[ledger.changed[i]!] = 0;
  ledger.changedCount = 0;
}

function countStation(ledger: CoverageLedger, site: Site, sign: 1 | -1): void {
  const { ground, totals, operatorCount } = ledger;
  const { municipalities } = ground.atlas;
  const slot = slotAt(ground, site.lat, site.lon);
  const m = slot < 0 ? NO_MUNICIPALITY : municipalityOf(ground, slot);
  for (const row of [site.operator, operatorCount]) {
    if (m === NO_MUNICIPALITY) totals.placelessCount[row]! += sign;
    else totals.stationCount[row * municipalities.count + m]! += sign;
    if (site.isParent && slot >= 0) {
      totals.parentCount[row * ground.squareRow.length + ground.pieces.square[ground.piece[slot]!]!]! += sign;
    }
  }
}

/** Slot of the ground's cell that holds a place, -1 at sea. */
export function slotAt({ layout, lattice, piece }: Ground, lat: number, lon: number): number {
  const row = rowAt(lat);
  const column = columnAt(lon);
  const columnMin = layout.tileColumnMin * TILE_CELLS;
  const isInside =
    row >= lattice.rowMin &&
    row < lattice.rowMin + lattice.rowCount &&
    column >= columnMin &&
    column < columnMin + layout.tileColumns * TILE_CELLS;
  if (!isInside) return -1;
  const slot = rowSlots(layout, row, column) + (column & (TILE_CELLS - 1));
  return piece[slot] === NO_PIECE ? -1 : slot;
}

/** Index in the municipality table, or NO_MUNICIPALITY. */
export function municipalityOf({ pieces, piece }: Ground, slot: number): number {
  return piece[slot] === NO_PIECE ? NO_MUNICIPALITY : pieces.municipality[piece[slot]!]!;
}

function operatorsCounting({ ground, masks, operatorCount }: CoverageLedger, slot: number): number {
  const { slotCount } = ground.layout;
  let operators = 0;
  for (let k = 0; k < operatorCount; k++) if (isCounted(masks[k * slotCount + slot]!)) operators++;
  return operators;
}

function countsOf(ledger: CoverageLedger, operator: number, slot: number): number {
  const { tileStart, ground } = ledger;
  const at = operator * ground.layout.tileCount + (slot >> TILE_SLOT_SHIFT);
  if (tileStart[at]! < 0) {
    if (ledger.countsUsed === ledger.counts.length * CHUNK_COUNTS) {
      ledger.counts.push(new Uint16Array(CHUNK_COUNTS));
    }
    tileStart[at] = ledger.countsUsed;
    ledger.countsUsed += TILE_COUNTS;
  }
  return tileStart[at]! + (slot & 63) * PARTS;
}

/** Share 0–1 of the base squares in which a parent station stands. @param row an operator, or their number: the union */
export function baseDeployment({ ground, totals }: CoverageLedger, row: number): number {
  const { isBase } = ground;
  let base = 0;
  let equipped = 0;
  for (let square = 0; square < isBase.length; square++) {
    if (isBase[square] === 0) continue;
    base++;
    if (totals.parentCount[row * isBase.length + square]! > 0) equipped++;
  }
  return base > 0 ? equipped / base : 1;
}
