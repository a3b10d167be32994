import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSteinLib } from '../../src/data/steinlib.ts';
import type { SteinerInput } from '../../src/model/steiner/steiner-problem.ts';
import { faultsOf } from '../model/steiner/check-tree.ts';
import {
  asSteinLib,
  handwriting,
  nearPoints,
  randomGraph,
  streets,
} from '../model/steiner/steiner-instances.ts';
import { readRows, sharedPath } from '../shared-data.ts';
import { callDenen } from './call-denen.ts';

/** What the command answers, checked to be a tree of the file's graph at the stated cost. */
async function solve(text: string, seconds: number) {
  const { code, output, remarks } = await callDenen(['steiner', '--seconds', `${seconds}`], text);
  expect(`${code} ${remarks}`).toBe('0 ');
  const answer = JSON.parse(output);
  const parsed = parseSteinLib(text);
  if (!parsed.ok) throw new Error('Expected an instance.');
  const { ends } = parsed.value;
  const edgeOfPair = new Map<string, number>();
  for (let e = 0; 2 * e < ends.length; e++) edgeOfPair.set(`${ends[2 * e]! + 1} ${ends[2 * e + 1]! + 1}`, e);
  const edges = answer.edges.map(([u, v]: [number, number]) => edgeOfPair.get(`${u} ${v}`));
  expect(edges).not.toContain(undefined);
  const nodes = Int32Array.from(answer.nodes, (v: number) => v - 1);
  expect(faultsOf(parsed.value, { ...answer, nodes, edges: Int32Array.from(edges) })).toEqual([]);
  return answer;
}

describe('denen steiner', () => {
  const folder = sharedPath('vectors/pcstp');
  const optima = sharedPath('vectors/pcstp_optima.csv');
  it.skipIf(folder === undefined || optima === undefined)(
    'finds the proved optima of the reference instances',
    async () => {
      const rows = new Map(readRows(optima!).map((row) => [row.instance, Number(row.upper)]));
      const names = readdirSync(folder!).map((name) => name.replace(/\.stp$/, ''));
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        const answer = await solve(readFileSync(`${folder}/${name}.stp`, 'utf8'), 8);
        expect(answer.lowerBound).toBeLessThanOrEqual(rows.get(name)!);
        expect(answer.objective).toBe(rows.get(name));
      }
    },
  );

  const inputs: Readonly<Record<string, SteinerInput>> = {
    B: randomGraph(1, { nodeCount: 100, edgeCount: 200, terminals: 25 }),
    C: randomGraph(2, { nodeCount: 500, edgeCount: 1000, terminals: 83 }),
    'C-A': randomGraph(3, { nodeCount: 500, edgeCount: 2500, terminals: 125, highestPrize: 10 }),
    'D-B': randomGraph(4, { nodeCount: 1000, edgeCount: 2000, terminals: 167, highestPrize: 100 }),
    K: nearPoints(5, { nodeCount: 200, degree: 7, terminals: 33, prizeScale: 5e4 }),
    Cologne: streets(6, { rows: 27, columns: 27, customers: 12, prizeScale: 1e5 }),
    'small hand': handwriting(7, { rows: 100, columns: 425, everywhere: true, prizeScale: 0.4 }),
    'big hand': handwriting(8, { rows: 200, columns: 849, everywhere: false, prizeScale: 0.15 }),
  };
  for (const [name, input] of Object.entries(inputs)) {
    it(`proves an instance of class ${name} within 1 %`, async () => {
      const answer = await solve(asSteinLib(input), 20);
      expect(answer.gap).toBeLessThanOrEqual(0.01);
    });
  }

  it('answers a single vertex where nothing pays', async () => {
    const text =
      'SECTION Graph\nNodes 2\nEdges 1\nE 1 2 9\nEND\nSECTION Terminals\nTerminals 2\nTP 1 2\nTP 2 3\nEND\nEOF';
    expect(await solve(text, 1)).toMatchObject({
      objective: 2,
      lowerBound: 2,
      gap: 0,
      nodes: [2],
      edges: [],
    });
  });

  it('answers a tree even without time', async () => {
    const input = nearPoints(9, { nodeCount: 300, degree: 7, terminals: 60, prizeScale: 5e4 });
    const answer = await solve(asSteinLib(input), 0);
    expect(answer.lowerBound).toBe(0);
  });

  it('says which terminals cannot be joined', async () => {
    const text =
      'SECTION Graph\nNodes 3\nEdges 1\nE 1 2 9\nEND\nSECTION Terminals\nTerminals 2\nT 1\nT 3\nEND\nEOF';
    const { code, output, remarks } = await callDenen(['steiner'], text);
    expect([code, output]).toEqual([1, '']);
    expect(remarks).toContain('got none between 1 and 3 (infeasible)');
  });

  it('names the line of a malformed file and writes nothing', async () => {
    const { code, output, remarks } = await callDenen(['steiner'], 'SECTION Graph\nNodes x\n');
    expect([code, output]).toEqual([1, '']);
    expect(remarks).toContain('line 2: nodes: expected');
  });

  it.each(['', '-1', 'soon', '1e309'])('refuses %j seconds', async (seconds) => {
    const { code, remarks } = await callDenen(['steiner', `--seconds=${seconds}`]);
    expect(code).toBe(2);
    expect(remarks).toContain('--seconds: expected a number 0 to 86400');
  });
});
