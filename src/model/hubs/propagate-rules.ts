/** What rules force once some facilities are open and some closed: nothing is lost that a set within the rules may hold. */
import type { SitingRules } from './siting-rules.ts';

export const CLOSED = 0;
export const FREE = 1;
export const OPEN = 2;

/**
 * Closes and opens free facilities until the rules force no more.
 * @param status per facility CLOSED, FREE or OPEN; changed in place
 * @returns false where no set of p facilities keeps to the rules
 */
export function propagateRules(rules: SitingRules, p: number, status: Uint8Array): boolean {
  const isSpread = new Uint8Array(status.length);
  for (;;) {
    if (!spreadConflicts(rules, status, isSpread)) return false;
    const before = count(status);
    const all = { isMember: undefined, atLeast: p, atMost: p };
    for (const { isMember, atLeast, atMost } of [all, ...rules.groups]) {
      const { open, free } = count(status, isMember);
      if (open > atMost || open + free < atLeast) return false;
      if (free === 0) continue;
      if (open === atMost) turnFree(status, isMember, CLOSED);
      else if (open + free === atLeast) turnFree(status, isMember, OPEN);
    }
    if (!fillMinimums(rules, p, status)) return false;
    const after = count(status);
    if (before.open === after.open && before.free === after.free) return true;
  }
}

/** What the least numbers still need must find room, and takes all where it is just enough. */
function fillMinimums({ minimums }: SitingRules, p: number, status: Uint8Array): boolean {
  if (minimums.length === 0) return true;
  const short = minimums
    .map(({ isMember, atLeast }) => ({ isMember, missing: atLeast - count(status, isMember).open }))
    .filter(({ missing }) => missing > 0);
  const room = p - count(status).open;
  const missing = short.reduce((sum, each) => sum + each.missing, 0);
  if (missing > room) return false;
  if (missing < room) return true;
  for (let j = 0; j < status.length; j++) {
    if (status[j] === FREE && !short.some(({ isMember }) => isMember[j] === 1)) status[j] = CLOSED;
  }
  return true;
}

/** @returns false where two that are open may not stand together */
function spreadConflicts({ conflicts }: SitingRules, status: Uint8Array, isSpread: Uint8Array): boolean {
  if (conflicts === undefined) return true;
  const { words, bits } = conflicts;
  for (let j = 0; j < status.length; j++) {
    if (status[j] !== OPEN || isSpread[j] === 1) continue;
    isSpread[j] = 1;
    for (let w = 0; w < words; w++) {
      for (let word = bits[j * words + w]!; word !== 0; word &= word - 1) {
        const other = (w << 5) + 31 - Math.clz32(word & -word);
        if (status[other] === OPEN) return false;
        status[other] = CLOSED;
      }
    }
  }
  return true;
}

function count(status: Uint8Array, isMember?: Uint8Array): { open: number; free: number } {
  let [open, free] = [0, 0];
  for (let j = 0; j < status.length; j++) {
    if (isMember !== undefined && isMember[j] === 0) continue;
    if (status[j] === OPEN) open++;
    else if (status[j] === FREE) free++;
  }
  return { open, free };
}

function turnFree(status: Uint8Array, isMember: Uint8Array | undefined, to: number): void {
  for (let j = 0; j < status.length; j++) {
    if (status[j] === FREE && (isMember === undefined || isMember[j] === 1)) status[j] = to;
  }
}
