/**
 * How one worker that has read the atlas passes it to others, over channels of their own: copying millions of bytes
 * twice takes the page's thread some 60 ms, so they do not go through it.
 */
import type { Atlas } from '../src/model/atlas.ts';
import type { Result } from '../src/model/problem.ts';

/** @param to each is used for this one message */
export async function passAtlas(opening: Promise<Result<Atlas>>, to: readonly MessagePort[]): Promise<void> {
  const atlas = await opening;
  // In a task of its own, behind the answer to whoever asked for the atlas: the page waits for that.
  await new Promise((resolve) => setTimeout(resolve));
  for (const port of to) {
    port.postMessage(atlas);
    port.close();
  }
}

export function receiveAtlas(from: MessagePort): Promise<Result<Atlas>> {
  return new Promise((resolve) => {
    from.onmessage = ({ data }: MessageEvent<Result<Atlas>>) => {
      from.close();
      resolve(data);
    };
  });
}
