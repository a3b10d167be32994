/**
 * What a picture says about itself, inside the file: international text (PNG, Third Edition, 11.3.3.4 iTXt) and the
 * density at which it is meant to be printed (11.3.4.3 pHYs). Chunks are only put in; nothing of the picture is read
 * but its head. No upkept library writes iTXt in a browser; the checksum is that of the zip library.
 */
import { gzipSync, strToU8 } from 'fflate';

export interface PngNotes {
  /** By keyword: those that the standard knows (Title, Description, Copyright, Software, Source), or one's own. */
  readonly texts: Readonly<Record<string, string>>;
  readonly dotsPerInch?: number | undefined;
}

/** Signature, then IHDR: length, type, 13 bytes, checksum. */
const HEAD = 8 + 25;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const METRES_PER_INCH = 0.0254;

/**
 * @throws RangeError for what does not begin as a PNG does, or a keyword that the standard has no room for
 */
export function withNotes(
  png: Uint8Array<ArrayBuffer>,
  { texts, dotsPerInch }: PngNotes,
): Uint8Array<ArrayBuffer>[] {
  const isPng = SIGNATURE.every((byte, i) => png[i] === byte) && textAt(png, 12) === 'IHDR';
  if (!isPng) throw new RangeError(`Expected a PNG, got ${png.length} bytes of something else.`);
  const chunks = Object.entries(texts).map(([keyword, text]) => {
    if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,77}[\x21-\x7e])?$/.test(keyword))
      throw new RangeError(`Expected a keyword of 1 to 79 Latin letters, got "${keyword}".`);
    // Ends of keyword, not compressed, no method, no language, no translated keyword; a text has no zeros.
    return chunk('iTXt', strToU8(`${keyword}\0\0\0\0\0${text.replaceAll('\0', '')}`));
  });
  if (dotsPerInch !== undefined) {
    const data = new Uint8Array(9);
    const view = new DataView(data.buffer);
    const perMetre = Math.round(dotsPerInch / METRES_PER_INCH);
    view.setUint32(0, perMetre);
    view.setUint32(4, perMetre);
    data[8] = 1;
    chunks.unshift(chunk('pHYs', data));
  }
  return [png.subarray(0, HEAD), ...chunks, png.subarray(HEAD)];
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(strToU8(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** Of PNG and of gzip alike (RFC 1952, 2.3.1): the library leaves it, little-endian, before the last four bytes. */
function crc32(bytes: Uint8Array): number {
  const packed = gzipSync(bytes, { level: 0 });
  return new DataView(packed.buffer, packed.byteOffset).getUint32(packed.length - 8, true);
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
