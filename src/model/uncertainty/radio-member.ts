/**
 * Reads one member from the curves of 5G: the rules of the roll-out (roll-out.ts) over the prefectures' own lists of
 * sites. Each year the money and number of sites go to prefectures below the floor, most people per yen first, each up to
 * the site that lifts it to the floor; what is left goes to all. Between two nodes of the margin both are read, and mixed
 * in proportion.
 */
import { YEAR_COUNT } from '../parameter.ts';
import { FACTOR_IDS } from './factors.ts';
import { createMemberReading, type MemberReader, type MemberReading } from './member-reading.ts';
import type { RadioCurves } from './radio-curves.ts';
import type { RadioNode } from './radio-node.ts';

const POPULATION = FACTOR_IDS.indexOf('population');
const MARGIN = FACTOR_IDS.indexOf('propagationMargin');
const COST = FACTOR_IDS.indexOf('radioCost');
const PACE = FACTOR_IDS.indexOf('radioPace');
/** Ranks between two rows of the table of counts. */
const STRIDE = 16;

export function createRadioMemberReader(curves: RadioCurves): MemberReader {
  const { nodes } = curves;
  const readers = nodes.map((node) => createNodeReader(curves, node));
  const other = createMemberReading(nodes[0]!.prefectures);
  const columns = nodes[0]!.prefectures + 1;
  const from = nodes[0]!.firstYear * columns;
  return {
    read(draw, reading, lastYear = YEAR_COUNT - 1) {
      const shift = draw[MARGIN]!;
      let k = 0;
      while (k < nodes.length - 1 && nodes[k + 1]!.marginShiftDb <= shift) k++;
      readers[k]!(draw, reading, lastYear);
      const low = nodes[k]!.marginShiftDb;
      if (k === nodes.length - 1 || shift <= low) return reading;
      readers[k + 1]!(draw, other, lastYear);
      const weight = (shift - low) / (nodes[k + 1]!.marginShiftDb - low);
      for (let i = from; i < (lastYear + 1) * columns; i++) {
        reading.coverage[i]! += weight * (other.coverage[i]! - reading.coverage[i]!);
        reading.costYen[i]! += weight * (other.costYen[i]! - reading.costYen[i]!);
      }
      return reading;
    },
  };
}

function createNodeReader(curves: RadioCurves, node: RadioNode) {
  const { prefectures, firstYear, start, costYen, people, rankedPrefecture } = node;
  const { spillFrom, spillTo, spillStart, spillPeople } = node;
  const { block, blocks, floor, blockBudgetShare, blockStationShare } = curves;
  const width = start[prefectures]! + prefectures;
  const ranks = rankedPrefecture.length;
  const counts = countsByRank(rankedPrefecture, prefectures);
  const lastRow = counts.length / prefectures - 1;
  const hasBlockLimits = blockBudgetShare < 1 || blockStationShare < 1;
  /** Where each prefecture's running sums begin. */
  const base = Int32Array.from({ length: prefectures }, (_, p) => start[p]! + p);
  const sitesOf = Int32Array.from({ length: prefectures }, (_, p) => start[p + 1]! - start[p]!);
  /** Per prefecture: sites built, the most that may be, and those before the year. */
  const built = new Int32Array(prefectures);
  const limit = new Int32Array(prefectures);
  const before = new Int32Array(prefectures);
  const seen = new Int32Array(prefectures);
  /** Prefectures that may build, of those that are asked for. */
  const open = new Int32Array(prefectures);
  const spill = new Float64Array(prefectures);
  /** Per prefecture, people of the year: all, and those who are covered whatever it builds. */
  const total = new Float64Array(prefectures);
  const given = new Float64Array(prefectures);

  /**
   * Builds by rising rank, within the limits, while funds and number of sites last, both counted from the beginning over
   * the prefectures that are asked for.
   * @param only the block that builds; -1 for all
   * @param to filled with the sites then built; may be `built` or `limit`
   * @returns whether all that the limits allow is built
   */
  function buildByRank(fundsYen: number, sites: number, only: number, to: Int32Array): boolean {
    let heldYen = 0;
    let held = 0;
    let count = 0;
    for (let p = 0; p < prefectures; p++) {
      if (only >= 0 && block[p] !== only) continue;
      if (limit[p]! > built[p]!) {
        open[count++] = p;
      } else {
        heldYen += costYen[base[p]! + built[p]!]!;
        held += built[p]!;
        if (to === limit) limit[p] = built[p]!;
      }
    }
    // Rows by false position, since spending grows almost evenly along them, and by halving every other time.
    let low = 0;
    let high = lastRow + 1;
    let lowYen = heldYen;
    let highYen = Number.NaN;
    let guess = lastRow;
    for (let turn = 0; high - low > 1; turn++) {
      const row = guess * prefectures;
      let spentYen = heldYen;
      let number = held;
      for (let i = 0; i < count; i++) {
        const p = open[i]!;
        const n = Math.max(built[p]!, Math.min(limit[p]!, counts[row + p]!));
        spentYen += costYen[base[p]! + n]!;
        number += n;
      }
      if (spentYen <= fundsYen && number <= sites) {
        low = guess;
        lowYen = spentYen;
      } else {
        high = guess;
        highYen = spentYen;
      }
      const part = (fundsYen - lowYen) / (highYen - lowYen);
      guess =
        turn % 3 < 2 && part >= 0 && part <= 1 ? Math.round(low + part * (high - low)) : (low + high) >>> 1;
      guess = Math.min(high - 1, Math.max(low + 1, guess));
    }
    let spentYen = heldYen;
    let number = held;
    seen.fill(-1);
    for (let i = 0; i < count; i++) {
      const p = open[i]!;
      seen[p] = counts[low * prefectures + p]!;
      const n = Math.max(built[p]!, Math.min(limit[p]!, seen[p]!));
      reached[p] = n;
      spentYen += costYen[base[p]! + n]!;
      number += n;
    }
    for (let rank = low * STRIDE; rank < Math.min(ranks, (low + 1) * STRIDE); rank++) {
      const p = rankedPrefecture[rank]!;
      if (seen[p]! < 0) continue;
      const n = ++seen[p]!;
      if (n <= built[p]! || n > limit[p]!) continue;
      const at = base[p]! + n;
      spentYen += costYen[at]! - costYen[at - 1]!;
      if (spentYen > fundsYen || ++number > sites) break;
      reached[p] = n;
    }
    let isWhole = true;
    for (let i = 0; i < count; i++) {
      const p = open[i]!;
      if (reached[p]! < limit[p]!) isWhole = false;
      to[p] = reached[p]!;
    }
    return isWhole;
  }
  const reached = new Int32Array(prefectures);

  /** What each block's part of the year leaves of the limits. */
  function limitBlocks(fundsYen: number, spentYen: number, permitted: number): void {
    for (let b = 0; b < blocks; b++) {
      let ownYen = 0;
      let own = 0;
      for (let p = 0; p < prefectures; p++) {
        if (block[p] !== b) continue;
        ownYen += costYen[base[p]! + before[p]!]!;
        own += before[p]!;
      }
      const mostYen = ownYen + blockBudgetShare * (fundsYen - spentYen);
      buildByRank(mostYen, own + Math.floor(blockStationShare * permitted + 1e-9), b, limit);
    }
  }

  /** Limits each prefecture to the site that lifts it to the floor. @returns whether any is below */
  function limitToFloor(year: number, shift: number): boolean {
    let isAnyBelow = false;
    for (let p = 0; p < prefectures; p++) {
      const needed = floor * total[p]! - given[p]!;
      const row = 2 * (year * width + base[p]!);
      let low = built[p]!;
      if (people[row + 2 * low]! + shift * people[row + 2 * low + 1]! < needed) {
        isAnyBelow = true;
        const most = sitesOf[p]!;
        // Doubling steps first: the site is mostly near.
        let step = 4;
        let high = Math.min(most, low + step);
        while (high < most && people[row + 2 * high]! + shift * people[row + 2 * high + 1]! < needed) {
          low = high;
          step *= 2;
          high = Math.min(most, high + step);
        }
        low++;
        while (low < high) {
          const middle = (low + high) >>> 1;
          if (people[row + 2 * middle]! + shift * people[row + 2 * middle + 1]! < needed) low = middle + 1;
          else high = middle;
        }
        low = high;
      }
      limit[p] = low;
    }
    return isAnyBelow;
  }

  return (draw: Float64Array, { coverage, costYen: cost }: MemberReading, lastYear: number): void => {
    const shift = draw[POPULATION]!;
    const costRatio = draw[COST]!;
    const pace = draw[PACE]!;
    built.fill(0);
    spill.fill(0);
    let fundsYen = 0;
    for (let y = 0; y <= lastYear - firstYear; y++) {
      fundsYen += curves.budgetYen[y]! / costRatio;
      const permitted = Math.floor(curves.sitesPerYear[y]! * pace + 1e-9);
      before.set(built);
      let number = permitted;
      let spentYen = 0;
      const row = y * prefectures;
      const yearRow = (firstYear + y) * prefectures;
      for (let p = 0; p < prefectures; p++) {
        number += built[p]!;
        spentYen += costYen[base[p]! + built[p]!]!;
        total[p] = curves.total[yearRow + p]! + shift * curves.totalSlope[yearRow + p]!;
        given[p] =
          node.standing[row + p]! +
          shift * node.standingSlope[row + p]! +
          spill[p]! * (node.factor[row + p]! + shift * node.factorSlope[row + p]!);
      }
      let isLeft = true;
      if (floor > 0 && limitToFloor(y, shift)) {
        if (hasBlockLimits) limitBlocks(fundsYen, spentYen, permitted);
        isLeft = buildByRank(fundsYen, number, -1, built);
      }
      if (isLeft) {
        limit.set(sitesOf);
        if (hasBlockLimits) limitBlocks(fundsYen, spentYen, permitted);
        buildByRank(fundsYen, number, -1, built);
      }
      for (let i = 0; i < spillFrom.length; i++) {
        const from = spillFrom[i]!;
        if (built[from] === before[from]) continue;
        const to = spillTo[i]!;
        const at = spillStart[i]!;
        const more = spillPeople[at + built[from]!]! - spillPeople[at + before[from]!]!;
        spill[to]! += more;
        given[to]! += more * (node.factor[row + to]! + shift * node.factorSlope[row + to]!);
      }
      const wide = (firstYear + y) * (prefectures + 1);
      let covered = 0;
      let all = 0;
      let allYen = 0;
      for (let p = 0; p < prefectures; p++) {
        const at = base[p]! + built[p]!;
        const inYear = 2 * (y * width + at);
        const own = given[p]! + people[inYear]! + shift * people[inYear + 1]!;
        covered += own;
        all += total[p]!;
        coverage[wide + p] = total[p]! > 0 ? own / total[p]! : 1;
        const yen = costRatio * (costYen[at]! - costYen[base[p]! + before[p]!]! + node.ownYen[row + p]!);
        cost[wide + p] = yen;
        allYen += yen;
      }
      coverage[wide + prefectures] = all > 0 ? covered / all : 1;
      cost[wide + prefectures] = allYen;
    }
  };
}

/** rows × prefectures: sites of each among the first row × STRIDE by rank. */
function countsByRank(rankedPrefecture: Uint8Array, prefectures: number): Uint16Array {
  const rows = Math.floor(rankedPrefecture.length / STRIDE) + 1;
  const counts = new Uint16Array(rows * prefectures);
  const count = new Uint16Array(prefectures);
  for (let rank = 0; rank <= rankedPrefecture.length; rank++) {
    if (rank % STRIDE === 0) counts.set(count, (rank / STRIDE) * prefectures);
    if (rank < rankedPrefecture.length) count[rankedPrefecture[rank]!]!++;
  }
  return counts;
}
