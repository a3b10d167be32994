/**
 * Dual ascent (Wong 1984) on the directed cut formulation of the rooted prize-collecting Steiner tree problem.
 *
 * Every terminal must be reached from a root by arcs, or its prize be paid. A set of vertices without root that holds a
 * terminal is entered by at least one arc or the prize is paid, so a terminal may raise a charge on all arcs that enter
 * its component (the vertices from which it is reached by arcs charged in full) as long as none is charged more than
 * its cost and the terminal's charges do not exceed its prize. The sum of the charges is a lower bound; what is left of
 * the arcs' costs and of the prizes says how much dearer a tree gets that uses the arc or leaves the terminal out.
 *
 * The root is outside the graph and enters it by root arcs, one per vertex at most: cost 0 into the one root of a rooted
 * problem; for the unrooted problem cost λ into each terminal, with λ taken off the bound again (a tree uses exactly one
 * root arc; the relaxation may use more, at λ each).
 */
import type { SteinerGraph } from './graph.ts';
import { NodeHeap } from './node-heap.ts';
import { WaitingTerminals } from './waiting-terminals.ts';

/** What is left after the ascent, and what is charged during it. */
export interface Residual {
  /** Per slot k of vertex v: what is left of the arc target[k] → v; Infinity where it is closed. */
  readonly arcs: Float64Array;
  /** Per vertex: what is left of its root arc; Infinity where there is none. */
  readonly rootArcs: Float64Array;
  /** Per vertex: what is left of its prize. */
  readonly prizes: Float64Array;
}

/** A component may exceed the next one in the queue by this factor before it has to wait. */
const PATIENCE = 1.5;
/** Arcs and vertices looked at between two yields. */
const PORTION = 500_000;

export class DualAscent {
  /** Arcs and vertices looked at by the last run. */
  work = 0;
  private readonly graph: SteinerGraph;
  private readonly mark: Int32Array;
  private stamp = 0;
  private readonly members: Int32Array;
  private memberCount = 0;
  private readonly place: Int32Array;
  /** Per member: what its component had been charged when it joined. */
  private readonly joinedAt: Float64Array;
  /**
   * Arcs that entered the component at some time: slots, slotCount + v for the root arc of v; and the charge at which
   * each is charged in full. The first `cutCount` of `cut` in the order of joining, `queue` as a heap by that charge.
   */
  private readonly cut: Int32Array;
  private readonly level: Float64Array;
  private cutCount = 0;
  private readonly queue: Int32Array;
  private queueSize = 0;
  /** Arcs that enter the component now. */
  private width = 0;
  private readonly active: Uint8Array;
  /** Terminals that may charge, by the size of their components; each stands under its rank, which breaks ties. */
  private readonly turns: NodeHeap;
  private readonly rank: Int32Array;
  private readonly ofRank: Int32Array;
  private readonly waiting: WaitingTerminals;

  constructor(graph: SteinerGraph) {
    const { nodeCount, edgeCount } = graph;
    this.graph = graph;
    this.mark = new Int32Array(nodeCount);
    this.members = new Int32Array(nodeCount);
    this.place = new Int32Array(nodeCount);
    this.joinedAt = new Float64Array(nodeCount);
    this.cut = new Int32Array(2 * edgeCount + nodeCount);
    this.level = new Float64Array(2 * edgeCount + nodeCount);
    this.queue = new Int32Array(2 * edgeCount + nodeCount);
    this.active = new Uint8Array(nodeCount);
    this.turns = new NodeHeap(nodeCount);
    this.rank = new Int32Array(nodeCount);
    this.ofRank = new Int32Array(nodeCount);
    this.waiting = new WaitingTerminals(nodeCount);
  }

  /**
   * @param residual costs and prizes before; what is left of them after
   * @param rank per vertex: which of two equally large components goes first
   * @returns the sum of all charges; Infinity if a vertex that must be joined cannot be reached.
   */
  *run(residual: Residual, rank: Int32Array): Generator<void, number, void> {
    const { turns } = this;
    this.giveRanks(rank);
    turns.clear();
    this.waiting.clear();
    this.queueTerminals(residual);
    let bound = 0;
    this.work = 0;
    let portion = PORTION;
    while (turns.size > 0) {
      const terminal = this.ofRank[turns.pop()]!;
      const charged = this.raise(terminal, residual);
      this.settle(charged, residual);
      bound += charged;
      if (bound === Infinity) return Infinity;
      this.work += this.cutCount + this.memberCount;
      if (this.work > portion) {
        portion = this.work + PORTION;
        yield;
      }
    }
    return bound;
  }

  private giveRanks(rank: Int32Array): void {
    this.rank.set(rank);
    for (let v = 0; v < rank.length; v++) this.ofRank[rank[v]!] = v;
  }

  private queueTerminals({ prizes, rootArcs }: Residual): void {
    const { offsets } = this.graph;
    for (let v = 0; v < this.active.length; v++) {
      const isTerminal = prizes[v]! > 0 && rootArcs[v]! > 0;
      this.active[v] = isTerminal ? 1 : 0;
      if (isTerminal) this.turns.lower(this.rank[v]!, offsets[v + 1]! - offsets[v]!);
    }
  }

  /** Charges the terminal's component until it is no longer among the smallest, or for good. */
  private raise(first: number, residual: Residual): number {
    const { prizes } = residual;
    const { queue, level, turns } = this;
    const patience = turns.size > 0 ? turns.key[turns.first()]! * PATIENCE : Infinity;
    this.stamp++;
    this.memberCount = 0;
    this.cutCount = 0;
    this.queueSize = 0;
    this.width = 0;
    let terminal = first;
    let charged = 0;
    let from = 0;
    this.join(terminal, 0);
    for (;;) {
      const met = this.grow(from, terminal, charged, residual);
      if (met === ROOT) {
        this.active[terminal] = 0;
        return charged;
      }
      if (met >= 0) {
        this.active[terminal] = 0;
        this.waiting.add(terminal, met);
        return charged;
      }
      from = this.memberCount;
      if (this.width > patience) {
        turns.set(this.rank[terminal]!, this.width);
        return charged;
      }
      this.dropInner();
      const full = this.queueSize > 0 ? level[queue[0]!]! : Infinity;
      const spent = charged + prizes[terminal]!;
      if (full === Infinity && spent === Infinity) return Infinity;
      // Assigned, not added up, so that arcs are charged in full exactly.
      const before = charged;
      charged = Math.min(full, spent);
      if (prizes[terminal] !== Infinity)
        prizes[terminal] = full < spent ? prizes[terminal]! - (charged - before) : 0;
      if (this.takeCharged(charged)) {
        this.active[terminal] = 0;
        return charged;
      }
      if (prizes[terminal]! <= 0) {
        terminal = this.retire(terminal);
        if (terminal < 0) return charged;
      }
    }
  }

  /**
   * The terminal's prize is used up. If one that waits for it is a member, the two have the same component, and that one
   * goes on with it; the others wait for the successor. Else all that waited go on alone.
   * @returns the successor, -1 if there is none.
   */
  private retire(terminal: number): number {
    const { active, waiting, turns, rank } = this;
    active[terminal] = 0;
    const successor = waiting.succeed(terminal, this.mark, this.stamp);
    if (successor >= 0) active[successor] = 1;
    else {
      for (const t of waiting.release(terminal)) {
        active[t] = 1;
        turns.set(rank[t]!, turns.key[rank[t]!]!);
      }
    }
    return successor;
  }

  private join(node: number, charged: number): void {
    this.mark[node] = this.stamp;
    this.joinedAt[node] = charged;
    this.place[node] = this.memberCount;
    this.members[this.memberCount++] = node;
  }

  /**
   * Takes in everything that reaches the members from `from` on by arcs charged in full, then the arcs that enter.
   * @returns ROOT if the root does, another active terminal if one does, else NOBODY.
   */
  private grow(from: number, terminal: number, charged: number, { arcs, rootArcs }: Residual): number {
    const { members, active } = this;
    for (let i = from; i < this.memberCount; i++) {
      const v = members[i]!;
      if (rootArcs[v]! <= 0) return ROOT;
      if (active[v] === 1 && v !== terminal) return v;
      this.joinBehind(v, charged, arcs);
    }
    for (let i = from; i < this.memberCount; i++) {
      const v = members[i]!;
      const entry = rootArcs[v]!;
      if (entry !== Infinity) this.enter(this.graph.target.length + v, charged + entry);
      this.enterAt(v, from, charged, arcs);
    }
    return NOBODY;
  }

  /** Takes in what reaches the vertex by an arc charged in full. */
  private joinBehind(v: number, charged: number, arcs: Float64Array): void {
    const { offsets, target } = this.graph;
    const { mark, stamp } = this;
    const end = offsets[v + 1]!;
    for (let k = offsets[v]!; k < end; k++) {
      if (arcs[k]! <= 0 && mark[target[k]!] !== stamp) this.join(target[k]!, charged);
    }
  }

  /** The arcs that enter at the vertex; those from it into the members before `from` enter no longer. */
  private enterAt(v: number, from: number, charged: number, arcs: Float64Array): void {
    const { offsets, target, mate } = this.graph;
    const { mark, stamp, place } = this;
    const end = offsets[v + 1]!;
    for (let k = offsets[v]!; k < end; k++) {
      const u = target[k]!;
      if (mark[u] !== stamp) {
        if (arcs[k] !== Infinity) this.enter(k, charged + arcs[k]!);
      } else if (place[u]! < from && arcs[mate[k]!] !== Infinity) this.width--;
    }
  }

  /** Writes back what the component's charge has left of the arcs. */
  private settle(charged: number, { arcs, rootArcs }: Residual): void {
    const { target } = this.graph;
    const { mark, stamp, cut, level, joinedAt } = this;
    const slotCount = target.length;
    for (let i = 0; i < this.cutCount; i++) {
      const k = cut[i]!;
      if (k >= slotCount) {
        rootArcs[k - slotCount] = level[i]! - charged;
        continue;
      }
      const u = target[k]!;
      // An arc is charged until its tail joins.
      arcs[k] = level[i]! - (mark[u] === stamp ? joinedAt[u]! : charged);
    }
  }

  /** Takes the arcs that are charged in full off the queue and lets their tails join. @returns whether the root does. */
  private takeCharged(charged: number): boolean {
    const { target } = this.graph;
    const { mark, stamp, cut, queue, level } = this;
    const slotCount = target.length;
    while (this.queueSize > 0 && level[queue[0]!]! <= charged) {
      const k = cut[queue[0]!]!;
      if (k >= slotCount) return true;
      const u = target[k]!;
      this.shift();
      if (mark[u] !== stamp) this.join(u, charged);
    }
    return false;
  }

  /** Takes arcs that have become inner ones off the front of the queue. */
  private dropInner(): void {
    const { target } = this.graph;
    while (this.queueSize > 0) {
      const k = this.cut[this.queue[0]!]!;
      if (k >= target.length || this.mark[target[k]!] !== this.stamp) return;
      this.shift();
    }
  }

  private enter(slot: number, level: number): void {
    const { queue, level: levels } = this;
    const entry = this.cutCount++;
    this.cut[entry] = slot;
    levels[entry] = level;
    this.width++;
    let at = this.queueSize++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (levels[queue[up]!]! <= level) break;
      queue[at] = queue[up]!;
      at = up;
    }
    queue[at] = entry;
  }

  private shift(): void {
    const { queue, level } = this;
    const size = --this.queueSize;
    const entry = queue[size]!;
    const own = level[entry]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && level[queue[child + 1]!]! < level[queue[child]!]!) child++;
      if (level[queue[child]!]! >= own) break;
      queue[at] = queue[child]!;
      at = child;
    }
    queue[at] = entry;
  }
}

const ROOT = -2;
const NOBODY = -1;
