/**
 * Reads Steiner tree problems from SteinLib text (STP format 1.0): SPG (every terminal must be joined) and PCSPG (a
 * terminal left out costs its prize; with `RootP` or `T` lines some must be joined all the same).
 *
 * Keywords in any case, any white space, whole or decimal numbers. Sections other than Comment, Graph and Terminals
 * (coordinates, drawing hints) are skipped. Anything else out of order is a problem that names its line.
 */
import { failure, type Problem, type ProblemKind, type Result, success } from '../model/problem.ts';
import { simplifyEdges } from './steinlib-edges.ts';

export interface SteinLibProblem {
  readonly kind: 'SPG' | 'PCSPG';
  readonly nodeCount: number;
  /**
   * Per edge e its vertices, from 0, at 2e and 2e + 1, in the order of the file; of parallel edges the cheapest only, and
   * none from a vertex to itself.
   */
  readonly ends: Int32Array;
  /** Per edge, in the file's unit. */
  readonly edgeCost: Float64Array;
  /** Per vertex: what it costs to leave it out; 0 for a vertex nobody asks for, Infinity for one that must be joined. */
  readonly prizes: Float64Array;
  /** Largest number of digits after the decimal point of any cost or prize. */
  readonly decimals: number;
}

/** Above this the tables would not fit in memory; SteinLib's largest graphs have some hundred thousand vertices. */
const MAXIMUM_NODES = 2_000_000;
/** A file of the wrong kind has a problem in every line; so many say enough. */
const MAXIMUM_PROBLEMS = 1000;
const NUMBER = /^[+-]?(?:\d+(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i;
const WHOLE = /^[+-]?\d+$/;

type SectionName = 'none' | 'graph' | 'terminals' | 'skipped';

export function parseSteinLib(text: string): Result<SteinLibProblem> {
  const reader = new SteinLibReader();
  const lines = text.split('\n');
  for (let i = 0; i < lines.length && !reader.ended; i++) reader.readLine(lines[i]!, i + 1);
  return reader.finish(lines.length);
}

class SteinLibReader {
  ended = false;
  private readonly problems: Problem[] = [];
  private section: SectionName = 'none';
  private sectionLine = 0;
  private started = false;
  private readonly seen = new Map<string, number>();
  private readonly counts = new Map<string, { value: number; line: number }>();
  private readonly ends: number[] = [];
  private readonly costs: number[] = [];
  private readonly edgeLines: number[] = [];
  private arcs = false;
  private readonly terminals: { node: number; prize: number; line: number; root: boolean }[] = [];
  private decimals = 0;

  readLine(source: string, line: number): void {
    const words = source.trim().split(/\s+/);
    const keyword = words[0]!.toLowerCase();
    if (keyword === '' || keyword.startsWith('#')) return;
    if (!this.started) {
      this.started = true;
      if (keyword === '33d32945') return;
    }
    if (keyword === 'section') this.openSection(words, line);
    else if (keyword === 'end') this.closeSection(line);
    else if (keyword === 'eof' && this.section !== 'skipped') this.endFile(line);
    else if (this.section === 'graph') this.readGraphLine(keyword, words, line);
    else if (this.section === 'terminals') this.readTerminalLine(keyword, words, line);
    else if (this.section === 'none') this.report('wrong-format', 'line', line, '"SECTION" or "EOF"', source);
  }

  finish(lineCount: number): Result<SteinLibProblem> {
    if (!this.started) {
      return failure({
        kind: 'missing',
        what: 'input',
        where: 'line 1',
        expected: 'SteinLib text',
        got: 'nothing',
      });
    }
    if (this.section !== 'none') {
      const expected = `"END" of the section of line ${this.sectionLine}`;
      this.report('truncated', 'section', lineCount, expected, 'the end of the text');
    }
    for (const name of ['graph', 'terminals']) {
      if (!this.seen.has(name))
        this.report('missing', `section ${name}`, lineCount, `"SECTION ${name}"`, 'none');
    }
    const nodeCount = this.counts.get('nodes')?.value ?? 0;
    if (this.seen.has('graph')) this.checkGraph(nodeCount, lineCount);
    if (this.seen.has('terminals')) this.checkTerminals(nodeCount, lineCount);
    return this.problems.length > 0 ? failure(...this.problems) : success(this.build(nodeCount));
  }

  private openSection(words: readonly string[], line: number): void {
    if (this.section !== 'none') {
      this.report(
        'inconsistent',
        'section',
        line,
        `"END" of the section of line ${this.sectionLine}`,
        words.join(' '),
      );
    }
    const name = (words[1] ?? '').toLowerCase();
    if (name === 'maximumdegrees') {
      this.report(
        'unavailable',
        'section',
        line,
        'a problem without degree limits (SPG or PCSPG)',
        words.join(' '),
      );
    }
    const before = this.seen.get(name);
    if (before !== undefined && (name === 'graph' || name === 'terminals')) {
      this.report(
        'inconsistent',
        'section',
        line,
        `one section ${name}, the one of line ${before}`,
        'another',
      );
    }
    this.seen.set(name, line);
    this.sectionLine = line;
    this.section = name === 'graph' || name === 'terminals' ? name : 'skipped';
  }

  private closeSection(line: number): void {
    if (this.section === 'none') this.report('inconsistent', 'line', line, '"SECTION" before "END"', '"END"');
    this.section = 'none';
  }

  private endFile(line: number): void {
    if (this.section !== 'none') {
      this.report('truncated', 'section', line, `"END" of the section of line ${this.sectionLine}`, '"EOF"');
    }
    this.section = 'none';
    this.ended = true;
  }

  private readGraphLine(keyword: string, words: readonly string[], line: number): void {
    if (keyword === 'nodes' || keyword === 'edges' || keyword === 'arcs') {
      this.readCount(keyword, words, line);
    } else if (keyword === 'e' || keyword === 'a') {
      if (words.length !== 4) {
        this.report('wrong-format', 'edge', line, `"${words[0]} vertex vertex cost"`, words.join(' '));
        return;
      }
      this.arcs ||= keyword === 'a';
      const from = this.readNode(words[1]!, line);
      const to = this.readNode(words[2]!, line);
      const cost = this.readAmount(words[3]!, 'cost', line);
      if (from === undefined || to === undefined || cost === undefined) return;
      this.ends.push(from, to);
      this.costs.push(cost);
      this.edgeLines.push(line);
    } else {
      this.report('wrong-format', 'line', line, '"Nodes", "Edges", "Arcs", "E" or "A"', words.join(' '));
    }
  }

  private readTerminalLine(keyword: string, words: readonly string[], line: number): void {
    if (keyword === 'terminals') {
      this.readCount(keyword, words, line);
      return;
    }
    const root = keyword === 'root' || keyword === 'rootp';
    if (keyword !== 't' && keyword !== 'tp' && !root) {
      this.report('wrong-format', 'line', line, '"Terminals", "T", "TP" or "RootP"', words.join(' '));
      return;
    }
    const wanted = keyword === 'tp' ? 3 : 2;
    if (words.length !== wanted) {
      const expected = `"${words[0]} vertex${wanted === 3 ? ' prize' : ''}"`;
      this.report('wrong-format', 'terminal', line, expected, words.join(' '));
      return;
    }
    const node = this.readNode(words[1]!, line);
    const prize = wanted === 3 ? this.readAmount(words[2]!, 'prize', line) : Infinity;
    if (node !== undefined && prize !== undefined) this.terminals.push({ node, prize, line, root });
  }

  private readCount(keyword: string, words: readonly string[], line: number): void {
    const value = Number(words[1]);
    if (words.length !== 2 || !WHOLE.test(words[1]!) || value < 0 || value > MAXIMUM_NODES) {
      const expected = `"${words[0]}" and a whole number 0 to ${MAXIMUM_NODES}`;
      this.report('wrong-format', keyword, line, expected, words.join(' '));
      return;
    }
    const before = this.counts.get(keyword);
    if (before)
      this.report('inconsistent', keyword, line, `one line, the one of line ${before.line}`, 'another');
    this.counts.set(keyword, { value, line });
  }

  /** The vertex, from 0; the upper end of the range is checked once all lines are read. */
  private readNode(word: string, line: number): number | undefined {
    if (WHOLE.test(word) && Number(word) >= 1 && Number(word) <= MAXIMUM_NODES) return Number(word) - 1;
    const kind = WHOLE.test(word) ? 'out-of-range' : 'wrong-type';
    this.report(kind, 'vertex', line, `a whole number from 1`, JSON.stringify(word));
    return undefined;
  }

  private readAmount(word: string, what: string, line: number): number | undefined {
    const parts = NUMBER.exec(word);
    const value = Number(word);
    if (parts === null || !Number.isFinite(value)) {
      this.report('wrong-type', what, line, 'a number', JSON.stringify(word));
      return undefined;
    }
    if (value < 0) {
      this.report('out-of-range', what, line, 'a number ≥ 0', JSON.stringify(word));
      return undefined;
    }
    const digits = (parts[1] ?? parts[2] ?? '').replace(/0+$/, '').length - Number(parts[3] ?? 0);
    this.decimals = Math.max(this.decimals, digits);
    return value;
  }

  private checkGraph(nodeCount: number, lineCount: number): void {
    if (!this.counts.has('nodes'))
      this.report('missing', 'Nodes', lineCount, '"Nodes" and their number', 'none');
    const declared = this.counts.get('edges') ?? this.counts.get('arcs');
    if (declared === undefined)
      this.report('missing', 'Edges', lineCount, '"Edges" and their number', 'none');
    else if (declared.value !== this.costs.length && this.problems.length === 0) {
      this.report('inconsistent', 'edges', declared.line, `${declared.value} lines`, `${this.costs.length}`);
    }
    for (let e = 0; e < this.edgeLines.length; e++) {
      this.checkRange(this.ends[2 * e]!, nodeCount, this.edgeLines[e]!);
      this.checkRange(this.ends[2 * e + 1]!, nodeCount, this.edgeLines[e]!);
    }
    if (this.problems.length > 0) return;
    this.simplify(nodeCount);
  }

  /** Leaves out what no tree needs; of two opposite arcs one is left, as the edge that they are. */
  private simplify(nodeCount: number): void {
    const { ends, costs, edgeLines, arcs } = this;
    const { kept, unpaired } = simplifyEdges(nodeCount, ends, costs, arcs);
    for (const e of unpaired) {
      const got = `${ends[2 * e]! + 1}→${ends[2 * e + 1]! + 1} alone or at another cost`;
      const expected = 'for each arc the opposite one at the same cost (directed problems are not solved)';
      this.report('unavailable', 'arc', edgeLines[e]!, expected, got);
    }
    kept.forEach((e, i) => {
      ends[2 * i] = ends[2 * e]!;
      ends[2 * i + 1] = ends[2 * e + 1]!;
      costs[i] = costs[e]!;
    });
    ends.length = 2 * kept.length;
    costs.length = kept.length;
  }

  private checkTerminals(nodeCount: number, lineCount: number): void {
    const declared = this.counts.get('terminals');
    const roots = this.terminals.filter((terminal) => terminal.root).length;
    const found = this.terminals.length;
    if (declared === undefined) {
      this.report('missing', 'Terminals', lineCount, '"Terminals" and their number', 'none');
    } else if (declared.value !== found && declared.value !== found - roots && this.problems.length === 0) {
      this.report('inconsistent', 'terminals', declared.line, `${declared.value} lines`, `${found - roots}`);
    } else if (found === 0) {
      this.report('missing', 'terminals', declared.line, 'at least one terminal', 'none');
    }
    const lineOfNode = new Map<number, number>();
    for (const { node, line, root } of this.terminals) {
      this.checkRange(node, nodeCount, line);
      const before = lineOfNode.get(node);
      if (before !== undefined && !root) {
        this.report('inconsistent', 'terminal', line, `vertex ${node + 1} once, in line ${before}`, 'again');
      }
      if (!root) lineOfNode.set(node, line);
    }
  }

  private checkRange(node: number, nodeCount: number, line: number): void {
    if (node < nodeCount || !this.counts.has('nodes')) return;
    this.report('out-of-range', 'vertex', line, `1 to ${nodeCount}`, `${node + 1}`);
  }

  private build(nodeCount: number): SteinLibProblem {
    const prizes = new Float64Array(nodeCount);
    for (const { node, prize } of this.terminals) prizes[node] = Math.max(prizes[node]!, prize);
    const collecting = this.terminals.some(({ prize }) => prize !== Infinity);
    return {
      kind: collecting ? 'PCSPG' : 'SPG',
      nodeCount,
      ends: Int32Array.from(this.ends),
      edgeCost: Float64Array.from(this.costs),
      prizes,
      decimals: this.decimals,
    };
  }

  private report(kind: ProblemKind, what: string, line: number, expected: string, got: string): void {
    if (this.problems.length < MAXIMUM_PROBLEMS)
      this.problems.push({ kind, what, where: `line ${line}`, expected, got });
  }
}
