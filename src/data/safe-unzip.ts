/**
 * Unpacks the wanted files of a zip file without being talked into more than they may take. Sizes are those that the
 * file declares, and no entry gets more memory than it declares.
 */
import { unzipSync } from 'fflate';
import { failure, ProblemError, type Result, success } from '../model/problem.ts';

export type ZipEntries = Readonly<Record<string, Uint8Array>>;

/** Bytes that the wanted files may have together. */
const MAX_UNPACKED = 300e6;
const MAX_ENTRIES = 10_000;
/** Shapefiles and tables shrink five- to twentyfold; deflate itself ends at about 1,000. */
const MAX_RATIO = 300;

export function safeUnzip(bytes: Uint8Array, where: string, wanted: RegExp): Result<ZipEntries> {
  let entries = 0;
  let unpacked = 0;
  const refuse = (expected: string, got: string) => {
    throw new ProblemError({ kind: 'out-of-range', what: 'zip file', where, expected, got });
  };
  try {
    const files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (++entries > MAX_ENTRIES) refuse(`at most ${MAX_ENTRIES} entries`, 'more');
        if (!wanted.test(name)) return false;
        unpacked += originalSize;
        if (!(unpacked <= MAX_UNPACKED)) refuse(`at most ${MAX_UNPACKED / 1e6} MB unpacked`, `${name}: more`);
        if (originalSize > MAX_RATIO * Math.max(size, 1000)) {
          refuse(`at most ${MAX_RATIO} times its packed size`, `${name}: ${Math.round(originalSize / size)}`);
        }
        return true;
      },
    });
    return success(files);
  } catch (error) {
    if (error instanceof ProblemError) return failure(error.problem);
    const got = error instanceof Error ? error.message : String(error);
    return failure({ kind: 'unreadable', what: 'zip file', where, expected: 'a whole zip file', got });
  }
}
