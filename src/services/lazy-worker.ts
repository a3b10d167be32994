/**
 * A worker that starts with the first question and opens its data once. Of several questions of one kind only the
 * newest is answered; the others end as overtaken.
 */
import { failure, type Result } from '../model/problem.ts';

export interface LazyWorker<Service> {
  ask<T>(kind: string, question: (service: Service) => Promise<Result<T>>): Promise<Result<T>>;
  /** Whatever of that kind is under way ends as overtaken. */
  drop(kind: string): void;
  /** The worker, once it has been started. */
  started(): Service | undefined;
}

/**
 * @param start makes the worker; called once, or again after one whose data could not be opened
 * @param where names the worker in problems
 */
export function createLazyWorker<Service extends { open(base: string): Promise<Result<true>> }>(
  start: () => Service,
  base: string,
  where: string,
): LazyWorker<Service> {
  let opening: Promise<Result<Service>> | undefined;
  let service: Service | undefined;
  const newest = new Map<string, number>();

  const open = async (): Promise<Result<Service>> => {
    opening ??= (async () => {
      service = start();
      const opened = await service.open(base);
      return opened.ok ? { ok: true, value: service } : opened;
    })();
    const result = await opening;
    if (!result.ok) opening = undefined;
    return result;
  };
  const overtaken = (kind: string) =>
    failure({
      kind: 'cancelled',
      what: kind,
      where,
      expected: 'the newest question',
      got: 'overtaken or cancelled',
    });

  return {
    async ask(kind, question) {
      const id = (newest.get(kind) ?? 0) + 1;
      newest.set(kind, id);
      const remote = await open();
      if (id !== newest.get(kind)) return overtaken(kind);
      const answer = remote.ok ? await question(remote.value) : remote;
      return id === newest.get(kind) ? answer : overtaken(kind);
    },
    drop(kind) {
      newest.set(kind, (newest.get(kind) ?? 0) + 1);
    },
    started: () => service,
  };
}
