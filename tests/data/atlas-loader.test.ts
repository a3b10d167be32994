import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCells } from '../../src/data/atlas-cells.ts';
import { loadAtlas } from '../../src/data/atlas-loader.ts';
import { CELLS_FILE, MANIFEST_FILE, PLACES_FILE } from '../../src/data/atlas-manifest.ts';
import { encodeColumns } from '../../src/data/column-file.ts';
import { ProblemError } from '../../src/model/problem.ts';
import {
  ADDED,
  atlasFiles,
  CELLS,
  COLUMN,
  PLACES,
  ROW,
  readFrom,
  smallContent,
  withManifest,
  withOwnManifest,
} from './atlas-files-fixture.ts';

async function problemsOf(files: ReadonlyMap<string, Uint8Array>) {
  const result = await loadAtlas(readFrom(files));
  if (result.ok) throw new Error('Expected problems, got an atlas.');
  return result.problems;
}

async function onlyProblemOf(files: ReadonlyMap<string, Uint8Array>) {
  const problems = await problemsOf(files);
  expect(problems).toHaveLength(1);
  return problems[0]!;
}

function replaced(name: string, change: (bytes: Uint8Array) => Uint8Array): Map<string, Uint8Array> {
  const files = atlasFiles();
  return files.set(name, change(files.get(name)!));
}

describe('loadAtlas', () => {
  it('gives back what the compiler wrote, null as NaN', async () => {
    const result = await loadAtlas(readFrom(atlasFiles()));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const atlas = result.value;
    expect(atlas.lattice.row).toEqual(ROW);
    expect(atlas.lattice.column).toEqual(COLUMN);
    expect(atlas.cells).toEqual(CELLS);
    expect(atlas.addedCells).toEqual(ADDED);
    expect(atlas.landCellCount).toBe(9);
    expect(atlas.version).toBe(1);
    expect(atlas.municipalities.count).toBe(2);
    expect(atlas.municipalities.nameEn).toEqual(PLACES.municipalities.nameEn);
    expect(atlas.municipalities.fiscalIndex).toEqual(Float64Array.of(0.72, Number.NaN));
    expect(atlas.municipalities.censusPopulation[2010]).toEqual(Float64Array.of(Number.NaN, 1));
    expect(atlas.municipalities.projectedPopulation[2050]).toEqual(Float64Array.of(1, Number.NaN));
    expect(atlas.prefectures.block).toEqual(Uint8Array.of(0, 1));
    expect(atlas.gridAreas[1]!.renewableShare).toBeNaN();
    expect(atlas.published).toEqual(PLACES.published);
    expect(atlas.publishedBounds).toEqual(PLACES.publishedBounds);
  });

  it('reports progress that rises from 0 to 1', async () => {
    const fractions: number[] = [];
    await loadAtlas(readFrom(atlasFiles()), { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it('refuses any file cut short', async () => {
    const names = fc.constantFrom(MANIFEST_FILE, CELLS_FILE, PLACES_FILE);
    await fc.assert(
      fc.asyncProperty(names, fc.double({ min: 0, max: 0.999, noNaN: true }), async (name, share) => {
        const files = replaced(name, (bytes) => bytes.slice(0, Math.floor(bytes.length * share)));
        const problem = await onlyProblemOf(files);
        expect(problem.where).toBe(name);
        expect(problem.kind).toBe(name === MANIFEST_FILE ? 'wrong-format' : 'truncated');
      }),
    );
  });

  it('refuses any altered byte of a data file, whatever the manifest says of its hash', async () => {
    const names = fc.constantFrom(CELLS_FILE, PLACES_FILE);
    await fc.assert(
      fc.asyncProperty(names, fc.nat(), fc.integer({ min: 1, max: 255 }), async (name, at, flip) => {
        const files = replaced(name, (bytes) => {
          const altered = bytes.slice();
          altered[at % bytes.length]! ^= flip;
          return altered;
        });
        const problem = await onlyProblemOf(files);
        expect(problem).toMatchObject({ kind: 'altered', what: 'SHA-256', where: name });
        expect(problem.expected).toMatch(/^[0-9a-f]{64}$/);
        expect(problem.got).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  it('finds altered content by its CRC-32 where the platform has no SHA-256', async () => {
    const crypto = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
    const files = replaced(CELLS_FILE, (bytes) => {
      const altered = bytes.slice();
      // The first byte of the CRC-32, eight bytes from the end.
      altered[bytes.length - 8]! ^= 1;
      return altered;
    });
    Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
    try {
      expect(await onlyProblemOf(files)).toMatchObject({
        kind: 'altered',
        what: 'gzip content',
        where: CELLS_FILE,
      });
      expect((await loadAtlas(readFrom(atlasFiles()))).ok).toBe(true);
    } finally {
      Object.defineProperty(globalThis, 'crypto', crypto);
    }
  });

  it('refuses longer files', async () => {
    const files = replaced(PLACES_FILE, (bytes) => Uint8Array.of(...bytes, 0));
    expect(await onlyProblemOf(files)).toMatchObject({ kind: 'altered', what: 'length', where: PLACES_FILE });
  });

  it('refuses another atlas version before it looks at the rest', async () => {
    const files = withManifest(atlasFiles(), () => ({ format: 'denen.atlas', version: 2, shards: [] }));
    expect(await onlyProblemOf(files)).toEqual({
      kind: 'wrong-version',
      what: 'version',
      where: MANIFEST_FILE,
      expected: '1',
      got: '2',
    });
  });

  it('refuses what is no manifest', async () => {
    const scenario = withManifest(atlasFiles(), () => ({ format: 'denen.scenario', version: 1 }));
    expect(await onlyProblemOf(scenario)).toMatchObject({
      kind: 'wrong-format',
      what: 'format',
      expected: '"denen.atlas"',
      got: '"denen.scenario"',
    });
    const list = withManifest(atlasFiles(), () => [1, 2]);
    expect(await onlyProblemOf(list)).toMatchObject({ kind: 'wrong-format', what: 'format' });
    const page = atlasFiles().set(MANIFEST_FILE, new TextEncoder().encode('<!doctype html>'));
    expect(await onlyProblemOf(page)).toMatchObject({ kind: 'wrong-format', expected: 'JSON' });
  });

  it('names each wrong field of the manifest', async () => {
    const files = withManifest(atlasFiles(), (manifest) => ({
      ...manifest,
      landCellCount: 'many',
      colour: 1,
    }));
    const problems = await problemsOf(files);
    expect(problems.map(({ kind, what, where }) => ({ kind, what, where }))).toEqual([
      { kind: 'wrong-value', what: 'landCellCount', where: MANIFEST_FILE },
      { kind: 'unknown-key', what: 'content', where: MANIFEST_FILE },
    ]);
  });

  it('refuses hashes that do not make the atlas id', async () => {
    const files = withManifest(atlasFiles(), (manifest) => ({ ...manifest, id: '0123456789abcdef' }));
    expect(await onlyProblemOf(files)).toMatchObject({
      kind: 'altered',
      what: 'id',
      got: '0123456789abcdef',
    });
  });

  it('names a file that is not there or not listed', async () => {
    const renamed = atlasFiles();
    renamed.set('cells.gz', renamed.get(CELLS_FILE)!);
    renamed.delete(CELLS_FILE);
    expect(await onlyProblemOf(renamed)).toMatchObject({
      kind: 'unavailable',
      where: CELLS_FILE,
      got: `no file ${CELLS_FILE}`,
    });
    const cells = atlasFiles().get(CELLS_FILE)!;
    const without = withOwnManifest([{ name: CELLS_FILE, bytes: cells, role: 'first-load' }]);
    expect(await onlyProblemOf(without)).toMatchObject({
      kind: 'missing',
      where: MANIFEST_FILE,
      expected: PLACES_FILE,
      got: CELLS_FILE,
    });
    expect(await onlyProblemOf(new Map())).toMatchObject({ kind: 'unavailable', where: MANIFEST_FILE });
  });

  it('hands on the problem that a reader throws', async () => {
    const problem = {
      kind: 'unavailable',
      what: MANIFEST_FILE,
      where: 'https://example.org/',
      expected: 'HTTP 200',
      got: 'HTTP 404',
    } as const;
    const result = await loadAtlas(async () => {
      throw new ProblemError(problem);
    });
    expect(result).toEqual({ ok: false, problems: [problem] });
  });

  it('refuses cells that contradict themselves or the tables', async () => {
    const content = smallContent();
    const unsorted = encodeCells(ROW.slice().reverse(), COLUMN, CELLS, ADDED);
    expect(await onlyProblemOf(atlasFiles({ ...content, cells: unsorted }))).toMatchObject({
      kind: 'inconsistent',
      what: 'order of the cells',
      where: CELLS_FILE,
    });
    const strange = encodeCells(ROW, COLUMN, { ...CELLS, municipality: Uint16Array.of(0, 2, 1, 1) }, ADDED);
    expect(await onlyProblemOf(atlasFiles({ ...content, cells: strange }))).toMatchObject({
      kind: 'inconsistent',
      what: 'column municipality',
      got: '2',
    });
    const short = encodeCells(ROW, COLUMN, { ...CELLS, landShare: Uint8Array.of(1) }, ADDED);
    expect(await onlyProblemOf(atlasFiles({ ...content, cells: short }))).toMatchObject({
      what: 'column landShare',
      expected: '4 values',
      got: '1',
    });
    const poor = encodeColumns([{ name: 'row', values: ROW, filter: 'delta' }]);
    const missing = await problemsOf(atlasFiles({ ...content, cells: poor }));
    expect(missing.map(({ kind, what }) => `${kind} ${what}`)).toContain('missing column population');
  });

  it('refuses tables that contradict themselves', async () => {
    const { cells, sea } = smallContent();
    const municipalities = PLACES.municipalities;
    const withTable = (change: Partial<typeof municipalities>) =>
      onlyProblemOf(
        atlasFiles({ cells, sea, places: { ...PLACES, municipalities: { ...municipalities, ...change } } }),
      );
    expect(await withTable({ nameEn: ['Sapporo City'] })).toMatchObject({
      kind: 'inconsistent',
      what: 'municipalities.nameEn',
      where: PLACES_FILE,
      expected: '2 values',
      got: '1',
    });
    expect(await withTable({ prefecture: [0, 2] })).toMatchObject({
      what: 'municipalities.prefecture',
      got: '2',
    });
    expect(await withTable({ neighbours: [[1], [5]] })).toMatchObject({ what: 'municipalities.neighbours' });
    expect(await withTable({ code: ['1100', '13101'] })).toMatchObject({
      kind: 'wrong-value',
      what: 'municipalities.code.0',
      got: '"1100"',
    });
    const text = { areaKm2: ['1', 2] } as unknown as Partial<typeof municipalities>;
    expect(await withTable(text)).toMatchObject({ what: 'municipalities.areaKm2.0', got: '"1"' });
    expect(await onlyProblemOf(atlasFiles({ cells, sea, places: 'nothing' }))).toMatchObject({
      where: PLACES_FILE,
    });
  });
});
