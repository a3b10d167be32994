import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createPictureZip } from '../../src/services/picture-zip.ts';

describe('a zip of pictures', () => {
  it('holds them under their names in their order, byte by byte', async () => {
    const zip = createPictureZip();
    const pictures = [2020, 2021, 2022].map(
      (year) => [`${year}.png`, Uint8Array.of(137, 80, year % 256)] as const,
    );
    for (const [name, bytes] of pictures) await zip.add(name, new Blob([bytes]));
    const read = unzipSync(new Uint8Array(await zip.finish().arrayBuffer()));
    expect(Object.entries(read)).toEqual(pictures);
  });
});
