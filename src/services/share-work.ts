/** Shares pieces of work among workers: whoever is free takes the next one. */
import { type Result, success } from '../model/problem.ts';

/** @returns answers in the order of the pieces; the first failure, once nothing is under way any more */
export async function shareWork<T, Worker>(
  workers: readonly Worker[],
  pieces: readonly ((worker: Worker) => Promise<Result<T>>)[],
): Promise<Result<T[]>> {
  const answers: T[] = [];
  let failed: Result<never> | undefined;
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      while (failed === undefined && next < pieces.length) {
        const piece = next++;
        const answer = await pieces[piece]!(worker);
        if (answer.ok) answers[piece] = answer.value;
        else failed ??= answer as Result<never>;
      }
    }),
  );
  return failed ?? success(answers);
}
