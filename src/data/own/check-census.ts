/** Census mesh files, read in pieces of a few megabytes, however large they are. */
import type { Atlas } from '../../model/atlas.ts';
import type { Problem } from '../../model/problem.ts';
import { createCensusReader } from '../census-mesh.ts';
import type { Checked } from './check-file.ts';
import { concluded } from './check-file.ts';
import { compareCensus } from './compare-census.ts';
import { type Issue, IssueLog, type IssueReason, issueOf } from './issue.ts';
import { bytesOf, type Opened } from './open-file.ts';
import type { CensusMeshSet } from './own-set.ts';

const PIECE_BYTES = 4e6;
const LINE_FEED = 10;
const MAX_LINES = 5_000_000;

export interface CensusHooks {
  /** @param fraction of the bytes read, 0–1 */
  onProgress(fraction: number): void;
  isCancelled(): boolean;
}

/** @returns undefined where it was cancelled */
export async function checkCensus(
  { files, headers }: Extract<Opened, { readonly shape: 'census' }>,
  atlas: Atlas,
  { onProgress, isCancelled }: CensusHooks,
): Promise<Checked | undefined> {
  const fileName = files.length === 1 ? files[0]!.name : `${files[0]!.name} +${files.length - 1}`;
  const log = new IssueLog(fileName);
  const reader = createCensusReader();
  const size = files.reduce((sum, { blob }) => sum + blob.size, 0);
  let read = 0;
  for (const [i, { name, blob }] of files.entries()) {
    reader.begin(headers[i]!, name);
    let rest = new Uint8Array(0);
    for (let at = headers[i]!.dataStart; at < blob.size; at += PIECE_BYTES) {
      const piece = await bytesOf(blob.slice(at, at + PIECE_BYTES));
      read += piece.length;
      const isLast = at + PIECE_BYTES >= blob.size;
      const end = isLast ? piece.length : piece.lastIndexOf(LINE_FEED) + 1;
      reader.push(joined(rest, piece.subarray(0, end)));
      rest = piece.slice(end);
      onProgress(Math.min(1, read / size));
      if (isCancelled()) return undefined;
      if (reader.lineCount > MAX_LINES || rest.length > PIECE_BYTES) {
        log.add('tooManyRows', { got: `${reader.lineCount}`, detail: `${MAX_LINES}` });
        return { report: log.report(reader.lineCount, 0), set: undefined };
      }
    }
  }
  const lines = reader.lineCount;
  const mesh = reader.finish(fileName);
  if (!mesh.ok) {
    for (const problem of mesh.problems) log.put(censusIssue(problem, fileName));
    return { report: log.report(lines, 0), set: undefined };
  }
  for (const problem of mesh.value.problems) {
    log.put({ ...censusIssue(problem, fileName), severity: 'warning' });
  }
  log.count('suppressed', mesh.value.suppressed);
  const set: CensusMeshSet = compareCensus(atlas, mesh.value, lines, fileName);
  log.count('unmatched', set.squaresNotInAtlas);
  return concluded(log, lines, set, false);
}

function joined(rest: Uint8Array, next: Uint8Array): Uint8Array {
  if (rest.length === 0) return next;
  const both = new Uint8Array(rest.length + next.length);
  both.set(rest);
  both.set(next, rest.length);
  return both;
}

/** The reader's problems name file and line in `where`. */
function censusIssue(problem: Problem, fileName: string): Issue {
  const row = /:(\d+)$/.exec(problem.where)?.[1];
  const reason = reasonOf(problem);
  const site = row === undefined ? {} : { row: Number(row) };
  const issue = issueOf(reason, fileName, { ...site, what: problem.what, got: problem.got });
  return { ...issue, where: problem.where, expected: problem.expected };
}

function reasonOf({ what, kind }: Problem): IssueReason {
  if (what === 'KEY_CODE') return kind === 'inconsistent' ? 'duplicateRow' : 'badMeshCode';
  if (what === 'HTKSAKI') return 'suppressedElsewhere';
  if (what === 'line') return kind === 'truncated' ? 'fieldCount' : 'quotesOpen';
  if (what === 'lines') return 'headerOnly';
  return kind === 'wrong-value' ? 'notANumber' : 'reader';
}
