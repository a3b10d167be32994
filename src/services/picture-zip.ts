/** Pictures as one zip, written as they come; they are compressed already. */
import { Zip, ZipPassThrough } from 'fflate';

export interface PictureZip {
  add(name: string, picture: Blob): Promise<void>;
  finish(): Blob;
}

export function createPictureZip(): PictureZip {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  });
  return {
    async add(name, picture) {
      const entry = new ZipPassThrough(name);
      zip.add(entry);
      entry.push(new Uint8Array(await picture.arrayBuffer()), true);
    },
    finish() {
      zip.end();
      return new Blob(chunks, { type: 'application/zip' });
    },
  };
}
