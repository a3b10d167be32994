/**
 * `npm run bench [-- NAME …]`: runs every *.bench.ts beside this file (or those whose name holds NAME), prints a table
 * and writes bench-results.json. Each bench asserts its answers before it reports a time; a wrong answer ends the run.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { loadAtlas } from '../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { describeProblem } from '../../src/model/problem.ts';
import type { Bench, BenchRow } from './bench.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

const opened = await loadAtlas(readFromFolder(`${root}public/atlas`));
if (!opened.ok) throw new Error(opened.problems.map(describeProblem).join('\n'));
const atlas = opened.value;

const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter(
    (name) =>
      name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => name.includes(part))),
  )
  .sort();
if (files.length === 0)
  throw new Error(`Expected a bench whose name holds ${wanted.join(' or ')}, found none.`);

const groups: { bench: string; rows: BenchRow[] }[] = [];
for (const file of files) {
  const { default: bench } = (await import(`./${file}`)) as { default: Bench };
  console.log(`\n${bench.name}`);
  const rows = await bench.run({ atlas });
  groups.push({ bench: bench.name, rows });
  for (const row of rows) console.log(formatRow(row));
}

const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.versions.node };
writeFileSync(
  `${root}bench-results.json`,
  `${JSON.stringify({ machine, atlasId: atlas.id, groups }, null, 2)}\n`,
);
console.log(`\n${machine.cores} × ${machine.cpu}, Node ${machine.node}; written to bench-results.json`);

function formatRow(row: BenchRow): string {
  const time = `${row.ms < 10 ? row.ms.toFixed(2) : row.ms.toFixed(0)} ms`.padStart(10);
  const reference = row.referenceMs === undefined ? '' : `textbook ${row.referenceMs.toFixed(0)} ms`;
  const ratio = row.ratio === undefined ? '' : `× ${row.ratio.toFixed(1)}`;
  return `  ${row.name.padEnd(44)} ${time}  ${reference.padEnd(18)} ${ratio.padEnd(8)} ${row.answer}${row.note ? ` — ${row.note}` : ''}`;
}
