import { ProblemError } from '../model/problem.ts';

/** Reads the files of a folder served over HTTP. Failures carry the address and the status. */
export function readOverHttp(base: string): (name: string) => Promise<Uint8Array> {
  return async (name) => {
    const url = new URL(name, base).href;
    let response: Response;
    try {
      response = await fetch(url);
    } catch (error) {
      throw new ProblemError({
        kind: 'unavailable',
        what: name,
        where: url,
        expected: 'a response',
        got: String(error),
      });
    }
    if (!response.ok) {
      const got = `HTTP ${response.status}`;
      throw new ProblemError({ kind: 'unavailable', what: name, where: url, expected: 'HTTP 200', got });
    }
    return new Uint8Array(await response.arrayBuffer());
  };
}
