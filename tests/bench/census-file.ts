/** A census mesh file as large as the nation's, of invented counts, in the layout and encoding of e-Stat. */
import { closeSync, openSync, writeSync } from 'node:fs';
import Encoding from 'encoding-japanese';
import type { Atlas } from '../../src/model/atlas.ts';
import { meshCodeOfCell } from '../../src/model/jis-mesh.ts';

/** Columns of counts in the official file of 250 m squares. */
const COLUMNS = 45;
const HOUSEHOLDS_COLUMN = 33;
const LINES_PER_WRITE = 20_000;

export interface CensusFile {
  readonly lines: number;
  readonly population: number;
  readonly households: number;
  readonly suppressed: number;
}

/** 250 m squares: the quarters of the atlas's cells, in order. Every 97th is suppressed into the one before it. */
export function writeCensusFile(path: string, atlas: Atlas, lines: number): CensusFile {
  const file = openSync(path, 'w');
  const id = (i: number) => `T001142${String(i + 1).padStart(3, '0')}`;
  const labels = Array.from({ length: COLUMNS }, (_, i) =>
    i === 0 ? '　人口（総数）' : i === HOUSEHOLDS_COLUMN ? '　世帯総数' : '　人口（総数）　男',
  );
  const head = [
    `KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,${Array.from({ length: COLUMNS }, (_, i) => id(i)).join(',')}`,
    `,,,,${labels.join(',')}`,
  ].join('\r\n');
  writeSync(
    file,
    Uint8Array.from(Encoding.convert(Encoding.stringToCode(`${head}\r\n`), { from: 'UNICODE', to: 'SJIS' })),
  );
  const totals = { lines, population: 0, households: 0, suppressed: 0 };
  let seed = 20_200_401;
  const random = (limit: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const rest = `,${Array.from({ length: COLUMNS - HOUSEHOLDS_COLUMN - 1 }, () => '0').join(',')}\r\n`;
  const between = `,${Array.from({ length: HOUSEHOLDS_COLUMN - 1 }, (_, i) => `${i}`).join(',')},`;
  const withheld = `${Array.from({ length: COLUMNS }, () => '*').join(',')}\r\n`;
  let before = '';
  let text: string[] = [];
  for (let i = 0; i < lines; i++) {
    const cell = i >> 2;
    const code = `${meshCodeOfCell(atlas.lattice.row[cell]!, atlas.lattice.column[cell]!)}${(i & 3) + 1}`;
    if (i % 97 === 96) {
      totals.suppressed++;
      text.push(`${code},1,${before},,${withheld}`);
    } else {
      const people = random(400);
      const homes = random(180);
      totals.population += people;
      totals.households += homes;
      text.push(`${code},0,,,${people}${between}${homes}${rest}`);
    }
    before = code;
    if (text.length === LINES_PER_WRITE) {
      writeSync(file, text.join(''));
      text = [];
    }
  }
  writeSync(file, text.join(''));
  closeSync(file);
  return totals;
}
