import { describe, expect, it } from 'vitest';
import { parseSteinLib } from '../../src/data/steinlib.ts';

const GRAPH = 'SECTION Graph\nNodes 3\nEdges 2\nE 1 2 5\nE 2 3 4\nEND\n';
const TERMINALS = 'SECTION Terminals\nTerminals 2\nT 1\nT 3\nEND\n';
const MAGIC = '33D32945 STP File, STP Format Version 1.0\n';

function read(text: string) {
  const result = parseSteinLib(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function firstProblem(text: string) {
  const result = parseSteinLib(text);
  if (result.ok) throw new Error('Expected a problem.');
  return result.problems[0]!;
}

describe('SteinLib text', () => {
  it.each([
    ['with the magic line', `${MAGIC}${GRAPH}${TERMINALS}EOF\n`],
    ['without it', `${GRAPH}${TERMINALS}EOF`],
    ['without EOF', `${MAGIC}${GRAPH}${TERMINALS}`],
    ['with Windows line ends', `${MAGIC}${GRAPH}${TERMINALS}EOF\n`.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${MAGIC}${GRAPH}${TERMINALS}EOF\n`],
    ['in small letters', `${GRAPH}${TERMINALS}EOF\n`.toLowerCase()],
    [
      'with comments, drawings and blank lines',
      `${MAGIC}\n# by hand\nSECTION Comment\nName "x"\nEND\n${GRAPH}SECTION Coordinates\nDD 1 2 3\nEND\n${TERMINALS}EOF\n`,
    ],
    [
      'as arcs both ways',
      `${MAGIC}SECTION Graph\nNodes 3\nArcs 4\nA 1 2 5\nA 2 1 5\nA 2 3 4\nA 3 2 4\nEND\n${TERMINALS}EOF\n`,
    ],
    [
      'with parallel edges and loops',
      `${GRAPH.replace('Edges 2', 'Edges 4').replace('E 2 3 4', 'E 1 2 9\nE 3 3 1\nE 2 3 4')}${TERMINALS}EOF`,
    ],
  ])('is read %s', (_, text) => {
    const problem = read(text);
    expect(problem).toMatchObject({ kind: 'SPG', nodeCount: 3, decimals: 0 });
    expect([...problem.ends]).toEqual([0, 1, 1, 2]);
    expect([...problem.edgeCost]).toEqual([5, 4]);
    expect([...problem.prizes]).toEqual([Infinity, 0, Infinity]);
  });

  it('gives prizes, a root and decimals', () => {
    const graph = GRAPH.replace('E 2 3 4', 'E 2 3 4.125');
    const problem = read(`${graph}SECTION Terminals\nTerminals 2\nRootP 2\nTP 1 2.5\nTP 3 1e1\nEND\nEOF`);
    expect(problem).toMatchObject({ kind: 'PCSPG', decimals: 3 });
    expect([...problem.prizes]).toEqual([2.5, Infinity, 10]);
  });

  it.each([
    ['nothing', '', 'missing', 'input', 'line 1'],
    ['another format', '{"n": 3}\n', 'wrong-format', 'line', 'line 1'],
    [
      'a negative cost',
      `${GRAPH.replace('2 3 4', '2 3 -4')}${TERMINALS}EOF`,
      'out-of-range',
      'cost',
      'line 5',
    ],
    [
      'a cost that is no number',
      `${GRAPH.replace('2 3 4', '2 3 NaN')}${TERMINALS}EOF`,
      'wrong-type',
      'cost',
      'line 5',
    ],
    [
      'an infinite cost',
      `${GRAPH.replace('2 3 4', '2 3 1e309')}${TERMINALS}EOF`,
      'wrong-type',
      'cost',
      'line 5',
    ],
    [
      'an unknown vertex',
      `${GRAPH.replace('2 3 4', '2 7 4')}${TERMINALS}EOF`,
      'out-of-range',
      'vertex',
      'line 5',
    ],
    ['vertex 0', `${GRAPH.replace('2 3 4', '0 3 4')}${TERMINALS}EOF`, 'out-of-range', 'vertex', 'line 5'],
    [
      'an unknown terminal',
      `${GRAPH}${TERMINALS.replace('T 3', 'T 4')}EOF`,
      'out-of-range',
      'vertex',
      'line 10',
    ],
    [
      'a terminal twice',
      `${GRAPH}${TERMINALS.replace('T 3', 'T 1')}EOF`,
      'inconsistent',
      'terminal',
      'line 10',
    ],
    ['no graph', `${TERMINALS}EOF`, 'missing', 'section graph', 'line 6'],
    ['no terminals', `${GRAPH}EOF`, 'missing', 'section terminals', 'line 7'],
    [
      'too few edges',
      `${GRAPH.replace('Edges 2', 'Edges 3')}${TERMINALS}EOF`,
      'inconsistent',
      'edges',
      'line 3',
    ],
    [
      'a huge number of vertices',
      `${GRAPH.replace('Nodes 3', 'Nodes 99999999999')}${TERMINALS}EOF`,
      'wrong-format',
      'nodes',
      'line 2',
    ],
    ['a cut-off text', GRAPH.slice(0, 38), 'truncated', 'section', 'line 5'],
    [
      'a one-way arc',
      `${GRAPH.replace('E 2 3', 'A 2 3').replace('E 1', 'A 1')}${TERMINALS}EOF`,
      'unavailable',
      'arc',
      'line 4',
    ],
    [
      'an edge without cost',
      `${GRAPH.replace('2 3 4', '2 3')}${TERMINALS}EOF`,
      'wrong-format',
      'edge',
      'line 5',
    ],
  ])('names the line of %s', (_, text, kind, what, where) => {
    const problem = firstProblem(text);
    expect(problem).toMatchObject({ kind, what, where });
    expect(problem.expected).not.toBe('');
    expect(problem.got).not.toBe('');
  });

  it('says no more than enough of a file of the wrong kind', () => {
    const result = parseSteinLib('x\n'.repeat(100_000));
    expect(result.ok ? 0 : result.problems.length).toBe(1000);
  });
});
