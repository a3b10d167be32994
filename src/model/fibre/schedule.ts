/**
 * Cuts a building order into fiscal years. Three passes along the order:
 * 1. Capacity alone: the first year in which the block's trade could work on each place if money were no limit.
 * 2. Money: from that year on a place waits for state money. Each year's money, with what is left of earlier years,
 *    goes along the order; a place may be paid over several years. Within a block nobody is paid before the place in
 *    front of him.
 * 3. Work: a block's trade works through its paid places in their order, so many households a year; capacity that a
 *    year cannot use is lost.
 *
 * So more money never lets any place be finished later: the first pass knows no money; in the second, by induction over
 * the years, whoever has more has less left to pay and as much to pay it with; the third is a queue that is served in
 * order, in which nobody leaves later because somebody came earlier. A place hangs from one of its own block that comes
 * before it, so none is finished before its parent.
 */
export interface Works {
  /** Per position of the tail: households that the cell gains. */
  readonly households: Float64Array;
  /** Per position: state money, yen. */
  readonly stateYen: Float64Array;
  /** Per position: whose trade builds it; the same along every branch. */
  readonly capacityBlock: Uint8Array;
}

export interface Pace {
  readonly fiscalYears: readonly number[];
  /** Per year. */
  readonly stateBudgetYen: Float64Array;
  /** blocks × years: households. */
  readonly capacity: Float64Array;
}

/** Memory of a schedule, so that levers can be re-read without allocating. */
export interface ScheduleMemory {
  readonly year: Uint8Array;
  readonly restYen: Float64Array;
  readonly waiting: Uint32Array;
}

export function createScheduleMemory(size: number): ScheduleMemory {
  return { year: new Uint8Array(size), restYen: new Float64Array(size), waiting: new Uint32Array(size) };
}

/**
 * @param order positions to build, each after its parent
 * @param workYear per position: filled with the fiscal year at whose end it is served, 0 for never
 */
export function scheduleWorks(
  works: Works,
  order: Uint32Array,
  pace: Pace,
  memory: ScheduleMemory,
  workYear: Uint16Array,
): Uint16Array {
  beginWorks(works, order, pace, memory.year);
  return finishWorks(works, order, pace, memory, workYear);
}

/**
 * The first pass, which knows no money.
 * @param year per position: filled with the year, by its index, in which the place could be begun
 */
export function beginWorks(
  works: Pick<Works, 'households' | 'capacityBlock'>,
  order: Uint32Array,
  pace: Pick<Pace, 'fiscalYears' | 'capacity'>,
  year: Uint8Array,
): Uint8Array {
  year.fill(0);
  workAlong(works, order, pace, year, 'begun');
  return year;
}

/** The other two. @param memory whose years are those of the first pass */
export function finishWorks(
  works: Works,
  order: Uint32Array,
  pace: Pace,
  memory: ScheduleMemory,
  workYear: Uint16Array,
): Uint16Array {
  const years = pace.fiscalYears.length;
  workYear.fill(0);
  payAlong(works, order, pace, memory);
  workAlong(works, order, pace, memory.year, 'finished');
  for (let i = 0; i < order.length; i++) {
    const at = order[i]!;
    if (memory.year[at]! < years) workYear[at] = pace.fiscalYears[memory.year[at]!]!;
  }
  return workYear;
}

function blocksOf({ fiscalYears, capacity }: Pick<Pace, 'fiscalYears' | 'capacity'>): number {
  return fiscalYears.length === 0 ? 0 : capacity.length / fiscalYears.length;
}

/**
 * Replaces the year from which each position may be worked on by the one in which it is begun or finished; `years` for
 * what is never finished. Capacity is handed out along the order, block by block.
 */
function workAlong(
  { households, capacityBlock }: Pick<Works, 'households' | 'capacityBlock'>,
  order: Uint32Array,
  pace: Pick<Pace, 'fiscalYears' | 'capacity'>,
  year: Uint8Array,
  wanted: 'begun' | 'finished',
): void {
  const { fiscalYears, capacity } = pace;
  const years = fiscalYears.length;
  const blocks = blocksOf(pace);
  const now = new Uint8Array(blocks);
  const left = new Float64Array(blocks);
  for (let b = 0; b < blocks; b++) left[b] = years > 0 ? capacity[b * years]! : 0;
  for (let i = 0; i < order.length; i++) {
    const at = order[i]!;
    const b = capacityBlock[at]!;
    let y = now[b]!;
    let room = left[b]!;
    if (year[at]! > y) {
      y = year[at]!;
      room = y < years ? capacity[b * years + y]! : 0;
    }
    let rest = households[at]!;
    while (y < years && rest > 0 && room === 0) {
      y++;
      room = y < years ? capacity[b * years + y]! : 0;
    }
    const begun = y;
    while (y < years && rest > room) {
      rest -= room;
      y++;
      room = y < years ? capacity[b * years + y]! : 0;
    }
    year[at] = wanted === 'begun' && y < years ? begun : y;
    now[b] = y;
    left[b] = room - rest;
  }
}

/** Replaces the year from which each position may be paid by the one in which it is; `years` for never. */
function payAlong(
  { stateYen, capacityBlock }: Works,
  order: Uint32Array,
  pace: Pace,
  { year, restYen, waiting }: ScheduleMemory,
): void {
  const { fiscalYears, stateBudgetYen } = pace;
  const years = fiscalYears.length;
  const blocks = blocksOf(pace);
  let count = 0;
  /** Places that wait, by block. */
  const waitingOf = new Uint32Array(blocks);
  for (let i = 0; i < order.length; i++) {
    const at = order[i]!;
    restYen[at] = stateYen[at]!;
    if (year[at]! >= years) continue;
    waiting[count++] = at;
    waitingOf[capacityBlock[at]!]!++;
  }
  const queue = { waiting, count, waitingOf, moneyYen: 0 };
  const isStopped = new Uint8Array(blocks);
  for (let y = 0; y < years && queue.count > 0; y++) {
    queue.moneyYen += stateBudgetYen[y]!;
    isStopped.fill(0);
    payYear(y, capacityBlock, year, restYen, isStopped, queue);
  }
  for (let i = 0; i < queue.count; i++) year[waiting[i]!] = years;
}

interface Queue {
  /** Positions that wait, in their order: the first `count`. */
  readonly waiting: Uint32Array;
  count: number;
  /** How many they are, by block. */
  readonly waitingOf: Uint32Array;
  moneyYen: number;
}

/** @param isStopped per block: 0 */
function payYear(
  y: number,
  capacityBlock: Uint8Array,
  year: Uint8Array,
  restYen: Float64Array,
  isStopped: Uint8Array,
  queue: Queue,
): void {
  const { waiting, waitingOf, count } = queue;
  let money = queue.moneyYen;
  let open = countOpen(waitingOf);
  let kept = 0;
  let i = 0;
  for (; i < count && open > 0; i++) {
    const at = waiting[i]!;
    const b = capacityBlock[at]!;
    if (isStopped[b] === 0) {
      if (year[at]! <= y) {
        if (restYen[at]! <= money) {
          money -= restYen[at]!;
          year[at] = y;
          if (--waitingOf[b]! === 0) open--;
          continue;
        }
        restYen[at]! -= money;
        money = 0;
      }
      isStopped[b] = 1;
      open--;
    }
    waiting[kept++] = at;
  }
  // Where every block has stopped, all that follow go on waiting.
  waiting.copyWithin(kept, i, count);
  queue.count = count - (i - kept);
  queue.moneyYen = money;
}

function countOpen(waitingOf: Uint32Array): number {
  let open = 0;
  for (let b = 0; b < waitingOf.length; b++) if (waitingOf[b]! > 0) open++;
  return open;
}
