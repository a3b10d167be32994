/**
 * Reads an official census mesh file (国勢調査 地域メッシュ統計, e-Stat) of 500 m or 250 m squares.
 *
 * Squares with few people are suppressed: detailed values read `*` and are added to the square named under HTKSAKI,
 * which lists its sources under GASSAN. Totals are usually published all the same. So every value is taken as it
 * stands, and a `*` counts 0 because its number is in the target already. Nothing hangs on HTKSYORI, of which
 * descriptions differ as to whether 1 or 2 marks the suppressed square.
 */
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import { type CensusHeader, readCensusHeader } from './census-mesh-header.ts';
import { type CensusLines, emptyCensusLines, problemAt, readCensusLines } from './census-mesh-lines.ts';

export interface MeshRows {
  /** Lattice addresses of 500 m squares, sorted by row, then column, each once. */
  readonly row: Uint16Array;
  readonly column: Uint16Array;
  readonly population: Float64Array;
  readonly households: Float64Array;
  /** Number of lines of which a value is suppressed. */
  readonly suppressed: number;
  /** What does not make the file unusable: squares that hold suppressed counts but stand in another file. */
  readonly problems: readonly Problem[];
}

/** More than these are counted, not listed. */
const LISTED_PROBLEMS = 100;

/**
 * @param bytes one file, Shift_JIS (CP932) or UTF-8
 * @param where its name, for the problem report
 * @returns all lines summed up to 500 m squares, or every problem with its line and column
 */
export function readCensusMesh(bytes: Uint8Array, where: string): Result<MeshRows> {
  const header = readCensusHeader(bytes, where);
  if (!header.ok) return header;
  const reader = createCensusReader();
  reader.begin(header.value, where);
  reader.push(bytes.subarray(header.value.dataStart));
  return reader.finish(where);
}

/** Reads files of one census piece by piece, so that none has to be held as a whole. */
export interface CensusReader {
  /** Starts a file: its header, already read from its first bytes, and its name. */
  begin(header: CensusHeader, where: string): void;
  /** The next bytes of the file's data: whole lines. */
  push(lines: Uint8Array): void;
  /** Number of lines of data so far. */
  readonly lineCount: number;
  /** @param where name of all files together, for what is wrong with the whole */
  finish(where: string): Result<MeshRows>;
}

export function createCensusReader(): CensusReader {
  const lines = emptyCensusLines();
  let header: CensusHeader | undefined;
  let name = '';
  return {
    begin(next, where) {
      header = next;
      name = where;
    },
    push(bytes) {
      if (header === undefined) throw new Error('Expected a header before the first lines.');
      const count = readCensusLines(bytes, { ...header, dataStart: 0 }, name, lines);
      header = { ...header, headerLines: header.headerLines + count };
    },
    get lineCount() {
      return lines.code.length;
    },
    finish: (where) => meshRowsOf(lines, where),
  };
}

function meshRowsOf(lines: CensusLines, where: string): Result<MeshRows> {
  const order = orderOfSquares(lines.address);
  const twice = findTwice(lines, order);
  if (twice !== undefined) {
    lines.problems.push(problemAt(where, 'KEY_CODE', 'every square once', `${twice} twice`, 'inconsistent'));
  }
  if (lines.code.length === 0 && lines.problems.length === 0) {
    lines.problems.push(problemAt(where, 'lines', 'at least one square', 'none', 'truncated'));
  }
  if (lines.problems.length > 0) return failure(...listed(lines.problems, where));
  return success({
    ...sumBySquare(lines, order),
    suppressed: lines.suppressed,
    problems: listed(absentTargets(lines, where), where),
  });
}

/** Positions of the lines in the order of their squares; lines of one square in their own order. */
function orderOfSquares(address: readonly number[]): Uint32Array {
  // One sort of whole numbers instead of one with a comparison: 2^30 addresses times 2^23 lines still fit 53 bits.
  const n = address.length;
  const keys = Float64Array.from(address, (value, i) => value * n + i).sort();
  return Uint32Array.from(keys, (key) => key % n);
}

function findTwice({ code, address }: CensusLines, order: Uint32Array): number | undefined {
  for (let i = 1; i < order.length; i++) {
    const line = order[i]!;
    for (let k = i - 1; k >= 0 && address[order[k]!] === address[line]; k--) {
      if (code[order[k]!] === code[line]) return code[line];
    }
  }
  return undefined;
}

function sumBySquare({ address, population, households }: CensusLines, order: Uint32Array) {
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    if (i === 0 || address[order[i]!] !== address[order[i - 1]!]) count++;
  }
  const sums = {
    row: new Uint16Array(count),
    column: new Uint16Array(count),
    population: new Float64Array(count),
    households: new Float64Array(count),
  };
  let square = -1;
  for (let i = 0; i < order.length; i++) {
    const line = order[i]!;
    if (i === 0 || address[line] !== address[order[i - 1]!]) {
      square++;
      sums.row[square] = address[line]! >>> 16;
      sums.column[square] = address[line]! & 0xffff;
    }
    sums.population[square]! += population[line]!;
    sums.households[square]! += households[line]!;
  }
  return sums;
}

function absentTargets({ code, targets }: CensusLines, where: string): Problem[] {
  if (targets.length === 0) return [];
  const there = new Set(code);
  return targets
    .filter((target) => !there.has(Number(target.code)))
    .map((target) =>
      problemAt(`${where}:${target.line}`, 'HTKSAKI', 'a square of this file', target.code, 'missing'),
    );
}

function listed(problems: readonly Problem[], where: string): readonly Problem[] {
  const more = problems.length - LISTED_PROBLEMS;
  if (more <= 0) return problems;
  return [
    ...problems.slice(0, LISTED_PROBLEMS),
    problemAt(where, 'further problems', 'none', `${more} more`, 'wrong-format'),
  ];
}
