/** Shares pieces of work among workers: whoever is free takes the next one. */
import { type Result, success } from '../model/problem.ts';

export interface Piece<T, Worker> {
  /** Of the workers: who alone takes it, because it finds there what it would else compute; absent for anyone. */
  readonly owner?: number | undefined;
  run(worker: Worker, index: number): Promise<Result<T>>;
}

/** @returns answers in the order of the pieces; the first failure, once nothing is under way any more */
export async function shareWork<T, Worker>(
  workers: readonly Worker[],
  pieces: readonly (Piece<T, Worker> | Piece<T, Worker>['run'])[],
): Promise<Result<T[]>> {
  const answers: T[] = [];
  let failed: Result<never> | undefined;
  const waiting = pieces.map((piece, at) =>
    typeof piece === 'function' ? { at, run: piece } : { at, ...piece },
  );
  await Promise.all(
    workers.map(async (worker, index) => {
      while (failed === undefined) {
        const next = waiting.findIndex(({ owner }) => owner === undefined || owner === index);
        if (next < 0) return;
        const [piece] = waiting.splice(next, 1);
        const answer = await piece!.run(worker, index);
        if (answer.ok) answers[piece!.at] = answer.value;
        else failed ??= answer as Result<never>;
      }
    }),
  );
  return failed ?? success(answers);
}
