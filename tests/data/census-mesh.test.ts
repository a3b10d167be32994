import Encoding from 'encoding-japanese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCensusMesh } from '../../src/data/census-mesh.ts';
import { cellOfMeshCode, meshCodeOfCell } from '../../src/model/jis-mesh.ts';

interface Square {
  row: number;
  column: number;
  population: number;
  households: number;
  /** Index of the square that takes over the counts, among those that are not suppressed themselves. */
  foldedInto: number | undefined;
}

interface Style {
  encoding: 'shift_jis' | 'utf-8' | 'utf-8 with mark';
  lineEnd: '\r\n' | '\n';
  hasQuotes: boolean;
  hasWideDigits: boolean;
  table: 'T001101' | 'T000847' | 'T009999';
}

const HOUSEHOLDS = { T001101: '034', T000847: '025', T009999: '002' };
const LABELS = {
  T001101: ['　人口（総数）', '　人口（総数）　男', '　世帯総数', '　一般世帯数'],
  T000847: ['人口総数', '人口総数　男', '世帯総数', '一般世帯数'],
  T009999: ['人口総数', '男', '世帯総数', '一般世帯'],
};

const wide = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** Writes the official layout: a suppressed square reads `*` and its counts stand in its target. */
function officialFile(squares: readonly Square[], style: Style): Uint8Array {
  const { table } = style;
  const open = squares.filter(({ foldedInto }) => foldedInto === undefined);
  const codeOf = ({ row, column }: Square) => meshCodeOfCell(row, column);
  const cell = (text: string) => (style.hasQuotes ? `"${text}"` : text);
  const count = (value: number) => (style.hasWideDigits ? wide(`${value}`) : `${value}`);
  const columns = ['001', '003', HOUSEHOLDS[table], '048'].map((number) => `${table}${number}`);
  const lines = [
    ['KEY_CODE', 'HTKSYORI', 'HTKSAKI', 'GASSAN', ...columns],
    ['', '', '', '', ...LABELS[table]],
    ...squares.map((square) => {
      if (square.foldedInto !== undefined) {
        return [codeOf(square), '1', codeOf(open[square.foldedInto]!), '', '*', '*', '*', '*'];
      }
      const sources = squares.filter((other) => open[other.foldedInto ?? -1] === square);
      const sum = (key: 'population' | 'households') =>
        sources.reduce((total, other) => total + other[key], square[key]);
      const flag = sources.length > 0 ? '2' : '0';
      const gassan = sources.map(codeOf).join(';');
      return [codeOf(square), flag, '', gassan, count(sum('population')), '1', count(sum('households')), '-'];
    }),
  ].map((line) => line.map(cell).join(','));
  return bytesOf(`${lines.join(style.lineEnd)}${style.lineEnd}`, style.encoding);
}

function bytesOf(text: string, encoding: Style['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8 with mark') return new TextEncoder().encode(`\ufeff${text}`);
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));
}

const squares: fc.Arbitrary<Square[]> = fc
  .uniqueArray(
    fc.record({
      row: fc.integer({ min: 5760, max: 10960 }),
      column: fc.integer({ min: 3600, max: 8700 }),
      population: fc.integer({ min: 1, max: 30_000 }),
      households: fc.integer({ min: 0, max: 15_000 }),
      fold: fc.option(fc.nat(), { nil: undefined, freq: 3 }),
    }),
    { selector: ({ row, column }) => row * 65536 + column, minLength: 2, maxLength: 60 },
  )
  .map((list) => {
    const open = list.filter(({ fold }, i) => i === 0 || fold === undefined).length;
    return list.map(({ fold, ...square }, i) => ({
      ...square,
      foldedInto: i === 0 || fold === undefined ? undefined : fold % open,
    }));
  });

const style: fc.Arbitrary<Style> = fc.record({
  encoding: fc.constantFrom('shift_jis', 'utf-8', 'utf-8 with mark'),
  lineEnd: fc.constantFrom('\r\n', '\n'),
  hasQuotes: fc.boolean(),
  hasWideDigits: fc.boolean(),
  table: fc.constantFrom('T001101', 'T000847', 'T009999'),
});

const plain: Style = {
  encoding: 'shift_jis',
  lineEnd: '\r\n',
  hasQuotes: false,
  hasWideDigits: false,
  table: 'T001101',
};

function read(bytes: Uint8Array) {
  const result = readCensusMesh(bytes, 'tblT001101H5339.txt');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function problemsOf(bytes: Uint8Array) {
  const result = readCensusMesh(bytes, 'tblT001101H5339.txt');
  return result.ok ? [] : result.problems;
}

describe('readCensusMesh', () => {
  it('reads back what the official layout holds, in every dress, suppressed counts in their targets', () => {
    fc.assert(
      fc.property(squares, style, (list, dress) => {
        const mesh = read(officialFile(list, dress));
        const open = list.filter(({ foldedInto }) => foldedInto === undefined);
        const expected = list
          .map((square) => {
            const isSource = square.foldedInto !== undefined;
            const held = list.filter((other) => open[other.foldedInto ?? -1] === square);
            const sum = (key: 'population' | 'households') =>
              isSource ? 0 : held.reduce((total, other) => total + other[key], square[key]);
            return { ...square, population: sum('population'), households: sum('households') };
          })
          .sort((a, b) => a.row - b.row || a.column - b.column);
        expect([...mesh.row]).toEqual(expected.map(({ row }) => row));
        expect([...mesh.column]).toEqual(expected.map(({ column }) => column));
        expect([...mesh.population]).toEqual(expected.map(({ population }) => population));
        expect([...mesh.households]).toEqual(expected.map(({ households }) => households));
        expect(mesh.suppressed).toBe(list.length - open.length);
        expect(mesh.problems).toEqual([]);
      }),
    );
  });

  it('never throws, whatever the bytes, and never takes a cut line for a whole one', () => {
    const file = officialFile(
      Array.from({ length: 12 }, (_, i) => ({
        row: 8600 + i,
        column: 6400,
        population: 100 + i,
        households: 40,
        foldedInto: i === 5 ? 0 : undefined,
      })),
      plain,
    );
    const whole = read(file);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length - 1 }), (length) => {
        const result = readCensusMesh(file.subarray(0, length), 'x');
        if (!result.ok) return;
        const { row, column, population } = result.value;
        for (let i = 0; i < row.length; i++) {
          const at = whole.row.indexOf(row[i]!);
          expect([column[i], population[i]]).toEqual([whole.column[at], whole.population[at]]);
        }
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: file.length - 1 }), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 20,
        }),
        (changes) => {
          const garbled = file.slice();
          for (const [at, byte] of changes) garbled[at] = byte;
          const result = readCensusMesh(garbled, 'x');
          if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  const header = 'KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,T001101001,T001101034\n,,,,人口（総数）,世帯総数\n';
  const text = (lines: string) => new TextEncoder().encode(header + lines);

  it('takes published totals of suppressed squares as they stand', () => {
    const mesh = read(text('533945011,2,533945013,,4,*\n533945013,1,,533945011,90,35\n'));
    expect([...mesh.population]).toEqual([4, 90]);
    expect([...mesh.households]).toEqual([0, 35]);
    expect(mesh.suppressed).toBe(1);
  });

  it('sums squares of 250 m up to 500 m', () => {
    const mesh = read(
      text('5339450111,0,,,10,4\n5339450114,0,,,20,9\n5339450112,0,,,1,1\n5339450121,0,,,5,2\n'),
    );
    const first = cellOfMeshCode('533945011')!;
    expect([...mesh.row]).toEqual([first.row, first.row]);
    expect([...mesh.column]).toEqual([first.column, first.column + 1]);
    expect([...mesh.population]).toEqual([31, 5]);
    expect([...mesh.households]).toEqual([14, 2]);
  });

  it('reads a file without labels by its table', () => {
    const codes = 'KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,T000847001,T000847025\n';
    expect([...read(new TextEncoder().encode(`${codes}533945011,0,,,7,3\n`)).households]).toEqual([3]);
  });

  it('tells of a target in another file without refusing this one', () => {
    const mesh = read(text('533945011,1,523945011,,*,*\n533945012,0,,,9,4\n'));
    expect(mesh.problems).toEqual([
      {
        kind: 'missing',
        what: 'HTKSAKI',
        where: 'tblT001101H5339.txt:3',
        expected: 'a square of this file',
        got: '523945011',
      },
    ]);
  });

  it.each([
    [
      'a bad code',
      '533985011,0,,,7,3\n',
      { what: 'KEY_CODE', where: 'tblT001101H5339.txt:3', got: '"533985011"' },
    ],
    ['a code of 1 km', '53394501,0,,,7,3\n', { what: 'KEY_CODE' }],
    ['a word for a count', '533945011,0,,,七,3\n', { what: 'T001101001', got: '"七"' }],
    ['a negative count', '533945011,0,,,7,-3\n', { what: 'T001101034', got: '"-3"' }],
    ['a fraction', '533945011,0,,,7,1.5\n', { what: 'T001101034', got: '"1.5"' }],
    ['an empty count', '533945011,0,,,7,\n', { what: 'T001101034', got: '""' }],
    ['a thousands separator', '533945011,0,,,"1,234",3\n', { what: 'T001101001', got: '"1?234"' }],
    ['an open quotation mark', '533945011,0,,,"7,3\n', { what: 'line', expected: 'closed quotation marks' }],
    [
      'a cut line',
      '533945011,0,,,7,3\n533945012,0,,\n',
      { kind: 'truncated', where: 'tblT001101H5339.txt:4' },
    ],
    ['suppression without a target', '533945011,1,,,*,*\n', { kind: 'missing', what: 'HTKSAKI' }],
    [
      'a square twice',
      '533945011,0,,,7,3\n533945011,0,,,7,3\n',
      { kind: 'inconsistent', got: '533945011 twice' },
    ],
    ['no line at all', '', { kind: 'truncated', what: 'lines' }],
  ])('refuses %s', (_, lines, problem) => {
    expect(problemsOf(text(lines))).toMatchObject([problem]);
  });

  it('refuses a file of something else', () => {
    const problemOf = (content: string) => problemsOf(new TextEncoder().encode(content));
    expect(problemOf('<html></html>')).toMatchObject([{ kind: 'wrong-format', what: 'column KEY_CODE' }]);
    expect(problemOf('KEY_CODE,T001101001\n,人口総数\n')).toMatchObject([
      { what: 'column of the households' },
    ]);
    expect(problemOf('KEY_CODE,A,B\n,x,世帯総数\n')).toMatchObject([{ what: 'column of the population' }]);
    expect(problemsOf(Uint8Array.of(0x81, 0xff, 0xfe, 10))).toMatchObject([{ what: 'encoding' }]);
    expect(problemsOf(new Uint8Array())).toMatchObject([{ what: 'column KEY_CODE' }]);
  });

  it('lists a hundred problems and counts the rest', () => {
    const problems = problemsOf(text('x,0,,,7,3\n'.repeat(130)));
    expect(problems.length).toBe(101);
    expect(problems.at(-1)).toMatchObject({ what: 'further problems', got: '30 more' });
  });
});
