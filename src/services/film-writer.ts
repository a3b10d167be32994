/**
 * Writes a film (WebM) picture by picture, faster than it plays and with exact times: the browser's own encoder
 * (WebCodecs), and mediabunny around it, which is fetched with the first film.
 */
import { failure, type Result, success } from '../model/problem.ts';

export interface FilmWriter {
  /** Shows the picture for so long, after all the others. */
  add(picture: HTMLCanvasElement, seconds: number): Promise<void>;
  finish(): Promise<Blob>;
  cancel(): Promise<void>;
}

/** Kinds of video that WebM holds, best first. */
const CODECS = ['vp9', 'vp8', 'av1'] as const;
/** Maps have sharp lines: more than a film of moving pictures needs. */
const BITS_PER_SECOND = 8_000_000;

/** @returns a problem where this browser, or a page without https, has no encoder */
export async function createFilmWriter(width: number, height: number): Promise<Result<FilmWriter>> {
  const none = (got: string) =>
    failure({
      kind: 'unavailable',
      what: 'VideoEncoder',
      where: 'film',
      expected: 'a browser that encodes WebM, over https',
      got,
    });
  if (typeof VideoEncoder === 'undefined') return none('none');
  const { BufferTarget, CanvasSource, getFirstEncodableVideoCodec, Output, WebMOutputFormat } = await import(
    'mediabunny'
  );
  const codec = await getFirstEncodableVideoCodec([...CODECS], { width, height, bitrate: BITS_PER_SECOND });
  if (codec === null) return none(CODECS.join(', '));

  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('Expected a 2D context, got none.');
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const source = new CanvasSource(canvas, { codec, bitrate: BITS_PER_SECOND });
  output.addVideoTrack(source);
  await output.start();
  let atSeconds = 0;
  return success({
    async add(picture, seconds) {
      context.drawImage(picture, 0, 0, width, height);
      // Each year can be sought by itself.
      await source.add(atSeconds, seconds, { keyFrame: true });
      atSeconds += seconds;
    },
    async finish() {
      await output.finalize();
      return new Blob([target.buffer ?? new ArrayBuffer(0)], { type: 'video/webm' });
    },
    cancel: () => output.cancel(),
  });
}
