/**
 * How outcomes go from a worker to its page: what the page has of the part already is named, not copied again. A lever
 * often changes a few tables of a part whose columns are megabytes; and what is the same object in the worker is the
 * same object in the page, so nothing is drawn anew for it.
 *
 * Both ends number the objects and columns of the last outcome of each part. They agree because a worker's answers
 * arrive in the order in which they were sent, and because no outcome is ever written into once it has been handed out.
 */
import type { Part } from '../src/model/part-inputs.ts';
import { type Result, success } from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import type { Scenario } from '../src/model/scenario.ts';
import type { SimulationService } from './simulation.service.ts';

/** What parts take from others has a topic of its own; several parts take the same. */
const INPUTS = 'inputs';

/** A simulation worker as it is spoken to: what a part takes and gives travels as its changes. */
export interface ChangesService extends Omit<SimulationService, 'runPart'> {
  runPart(
    jobId: number,
    scenario: Scenario,
    part: Part,
    inputs: Sent,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<Sent>>;
}

/** In the worker. */
export function sendingChanges(service: SimulationService): ChangesService {
  const outcomes = createSender();
  const inputs = createReceiver();
  return {
    ...service,
    async runPart(jobId, scenario, part, sent, onProgress) {
      const own = inputs.receive(INPUTS, sent) as never;
      const result = await service.runPart(jobId, scenario, part, own, onProgress);
      return result.ok ? success(outcomes.send(part, result.value)) : result;
    },
  };
}

/** In the page. @param service answers in the order in which it is asked */
export function receivingChanges(
  service: Pick<ChangesService, 'runPart'>,
): Pick<SimulationService, 'runPart'> {
  const outcomes = createReceiver();
  const inputs = createSender();
  return {
    async runPart(jobId, scenario, part, own, onProgress) {
      const sent = inputs.send(INPUTS, own);
      const result = await service.runPart(jobId, scenario, part, sent, onProgress);
      return result.ok ? success(outcomes.receive(part, result.value) as never) : result;
    },
  };
}

/** A value on its way: as it is, known by its number, or new and numbered, with what it holds. */
export type Sent =
  | { readonly kind: 'plain'; readonly value: unknown }
  | { readonly kind: 'known'; readonly id: number }
  | { readonly kind: 'leaf'; readonly id: number; readonly value: object }
  | { readonly kind: 'list'; readonly id: number; readonly items: readonly Sent[] }
  | { readonly kind: 'record'; readonly id: number; readonly fields: Readonly<Record<string, Sent>> };

export interface ChangedPartsSender {
  /** @param value must not be changed afterwards */
  send(topic: string, value: unknown): Sent;
}

export interface ChangedPartsReceiver {
  /** Must be given every answer that the sender has made, in that order, also those that nobody waits for. */
  receive(topic: string, sent: Sent): unknown;
}

export function createSender(): ChangedPartsSender {
  let count = 0;
  const ids = new WeakMap<object, number>();
  const held = new Map<string, ReadonlySet<object>>();
  return {
    send(topic, value) {
      const before = held.get(topic) ?? new Set<object>();
      const told = new Set<object>();
      const pack = (each: unknown): Sent => {
        if (!isObject(each)) return { kind: 'plain', value: each };
        if (told.has(each) || before.has(each)) {
          visit(each, (inner) => told.add(inner));
          return { kind: 'known', id: ids.get(each)! };
        }
        told.add(each);
        const id = ++count;
        ids.set(each, id);
        if (isLeaf(each)) return { kind: 'leaf', id, value: each };
        if (Array.isArray(each)) return { kind: 'list', id, items: each.map(pack) };
        const fields = Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, pack(inner)]));
        return { kind: 'record', id, fields };
      };
      const sent = pack(value);
      held.set(topic, told);
      return sent;
    },
  };
}

export function createReceiver(): ChangedPartsReceiver {
  const ids = new WeakMap<object, number>();
  const held = new Map<string, ReadonlyMap<number, object>>();
  return {
    receive(topic, sent) {
      const before = held.get(topic);
      const now = new Map<number, object>();
      const note = (id: number, each: object) => {
        ids.set(each, id);
        now.set(id, each);
        return each;
      };
      const unpack = (each: Sent): unknown => {
        switch (each.kind) {
          case 'plain':
            return each.value;
          case 'known': {
            const known = now.get(each.id) ?? before?.get(each.id);
            if (known === undefined) {
              throw new Error(`Expected object ${each.id} of the last ${topic}, got none.`);
            }
            visit(known, (inner) => now.set(ids.get(inner)!, inner));
            return known;
          }
          case 'leaf':
            return note(each.id, each.value);
          case 'list':
            return note(each.id, each.items.map(unpack));
          case 'record':
            return note(
              each.id,
              Object.fromEntries(Object.entries(each.fields).map(([key, inner]) => [key, unpack(inner)])),
            );
        }
      };
      const value = unpack(sent);
      held.set(topic, now);
      return value;
    },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What crosses as one piece: columns, and all that is neither a list nor a plain record. */
function isLeaf(value: object): boolean {
  if (Array.isArray(value)) return value.every((each) => !isObject(each));
  return Object.getPrototypeOf(value) !== Object.prototype;
}

/** Every object within, itself included. */
function visit(value: object, tell: (each: object) => void): void {
  tell(value);
  if (isLeaf(value)) return;
  for (const each of Object.values(value)) if (isObject(each)) visit(each, tell);
}
