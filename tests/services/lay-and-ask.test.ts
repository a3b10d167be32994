import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, type Result, success } from '../../src/model/problem.ts';
import { createLayAndAsk } from '../../src/services/lay-and-ask.ts';

/** A worker as the client sees it: messages are taken in their order, answers take some turns. */
function worker() {
  let laid: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const post = <T>(take: () => T, turns: number): Promise<T> => {
    const answer = last.then(async () => {
      const taken = take();
      for (let i = 0; i < turns; i++) await Promise.resolve();
      return taken;
    });
    last = answer;
    return answer;
  };
  return {
    lays: [] as string[],
    lay(base: string, turns: number): Promise<Result<true>> {
      this.lays.push(base);
      return post(() => {
        if (base === 'unknown')
          return failure({ kind: 'internal', what: base, where: 'w', expected: 'e', got: 'g' });
        laid = base;
        return success(true);
      }, turns);
    },
    ask: (turns: number) => post(() => success(laid), turns),
  };
}

describe('questions about a base in a worker', () => {
  it('are each answered of their own base, however they come', async () => {
    const questions = fc.array(
      fc.record({ base: fc.constantFrom('a', 'b'), turns: fc.nat(3), waits: fc.boolean() }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(questions, async (list) => {
        const remote = worker();
        const askLaid = createLayAndAsk<typeof remote, string>((service, base) => service.lay(base, 1));
        const answers: Promise<Result<string | undefined>>[] = [];
        for (const { base, turns, waits } of list) {
          answers.push(askLaid(remote, base, () => remote.ask(turns)));
          if (waits) await answers.at(-1);
        }
        expect(await Promise.all(answers)).toEqual(list.map(({ base }) => success(base)));
        const changes = list.filter(({ base }, i) => base !== list[i - 1]?.base);
        expect(remote.lays).toEqual(changes.map(({ base }) => base));
      }),
    );
  });

  it('tell why a base could not be laid, and lay it again', async () => {
    const remote = worker();
    const askLaid = createLayAndAsk<typeof remote, string>((service, base) => service.lay(base, 0));
    for (let i = 0; i < 2; i++)
      expect(await askLaid(remote, 'unknown', () => remote.ask(0))).toMatchObject({ ok: false });
    expect(remote.lays).toEqual(['unknown', 'unknown']);
  });
});
