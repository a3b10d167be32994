import { MessageChannel } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { success } from '../../src/model/problem.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import {
  type ChangesService,
  createReceiver,
  createSender,
  receivingChanges,
  sendingChanges,
} from '../../workers/changed-parts.ts';
import type { SimulationService } from '../../workers/simulation.service.ts';

/** A tree of records, lists and columns, of which pieces are taken again later. */
const column = fc
  .array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 })
  .map((each) => Uint16Array.from(each));
const leaf = fc.oneof(column, fc.integer(), fc.constant(undefined), fc.string(), fc.constant(Number.NaN));
const tree = fc.letrec<{ node: object; any: unknown }>((tie) => ({
  any: fc.oneof({ weight: 3, arbitrary: leaf }, tie('node')),
  node: fc.oneof(
    { depthSize: 'small' },
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('any'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('any'), { maxLength: 4 }),
  ),
})).node;

function objectsOf(value: unknown, found: object[] = []): object[] {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value);
  if (!ArrayBuffer.isView(value)) for (const each of Object.values(value)) objectsOf(each, found);
  return found;
}

/** Later trees take pieces of earlier ones, as an outcome takes columns that a lever left alone. */
const histories = fc
  .array(fc.record({ fresh: tree, picks: fc.array(fc.nat(), { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((steps) => {
    const trees: object[] = [];
    for (const { fresh, picks } of steps) {
      const pieces = trees.flatMap((each) => objectsOf(each));
      const taken = pieces.length === 0 ? [] : picks.map((pick) => pieces[pick % pieces.length]!);
      trees.push({ fresh, taken, again: [...taken] });
    }
    return trees;
  });

describe('outcomes sent as their changes', () => {
  it('arrive as they were sent, whatever came before', () => {
    fc.assert(
      fc.property(histories, (trees) => {
        const [sender, receiver] = [createSender(), createReceiver()];
        for (const each of trees) {
          const wire = structuredClone(sender.send('fibre', each));
          expect(receiver.receive('fibre', wire)).toEqual(each);
        }
      }),
    );
  });

  it('keep the identity of what is the same', () => {
    fc.assert(
      fc.property(histories, (trees) => {
        const [sender, receiver] = [createSender(), createReceiver()];
        let before: { sent: object[]; got: object[] } = { sent: [], got: [] };
        for (const each of trees) {
          const arrived = receiver.receive('fibre', structuredClone(sender.send('fibre', each)));
          const now = { sent: objectsOf(each), got: objectsOf(arrived) };
          now.sent.forEach((object, i) => {
            const at = before.sent.indexOf(object);
            if (at >= 0) expect(now.got[i]).toBe(before.got[at]);
            expect(now.got[i]).toBe(now.got[now.sent.indexOf(object)]);
          });
          before = now;
        }
      }),
    );
  });

  it('copy a column once', () => {
    const sender = createSender();
    const big = new Float64Array(1e4);
    const first = structuredClone(sender.send('fibre', { big, year: 1 }));
    expect(JSON.stringify(sender.send('fibre', { big, year: 2 })).length).toBeLessThan(200);
    expect(createReceiver().receive('fibre', first)).toEqual({ big, year: 1 });
  });

  it('tell topics apart, and refuse what the other end does not hold', () => {
    const [sender, receiver] = [createSender(), createReceiver()];
    const column = Uint8Array.of(1, 2);
    receiver.receive('fibre', structuredClone(sender.send('fibre', { column })));
    expect(receiver.receive('radio', structuredClone(sender.send('radio', { column })))).toEqual({ column });
    expect(() => createReceiver().receive('fibre', sender.send('fibre', { column }))).toThrow(
      /of the last fibre/,
    );
  });

  it('carry parts both ways between a page and a worker', async () => {
    const servedFiscalYear = Uint16Array.of(2024, 2025);
    const inputs: object[] = [];
    const service = {
      runPart: async (_job: number, _scenario: unknown, _part: string, own: object) => {
        inputs.push(own);
        return success({ servedFiscalYear, run: inputs.length });
      },
    } as unknown as SimulationService;
    const worker = sendingChanges(service);
    const page = receivingChanges(await overPort(worker));
    const baseline = { at: Uint16Array.of(3) };
    const ask = () =>
      page.runPart(
        1,
        defaultScenario(),
        'radio',
        { baseline, fibreFiscalYear: servedFiscalYear } as never,
        () => {},
      );
    const [first, second] = [await ask(), await ask()] as unknown as {
      value: { servedFiscalYear: object; run: number };
    }[];
    expect(second!.value).toEqual({ servedFiscalYear, run: 2 });
    expect(second!.value.servedFiscalYear).toBe(first!.value.servedFiscalYear);
    expect(inputs[1]).toEqual({ baseline, fibreFiscalYear: servedFiscalYear });
    expect((inputs[1] as { baseline: object }).baseline).toBe((inputs[0] as { baseline: object }).baseline);
  });
});

/** Every question and answer crosses a real channel. */
async function overPort(worker: ChangesService): Promise<Pick<ChangesService, 'runPart'>> {
  const clone = <T>(value: T): Promise<T> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port2.once('message', (message) => {
        port1.close();
        resolve(message);
      });
      port1.postMessage(value);
    });
  return {
    runPart: async (jobId, scenario, part, inputs, onProgress) =>
      clone(await worker.runPart(jobId, scenario, part, await clone(inputs), onProgress)),
  };
}
