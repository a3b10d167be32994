/**
 * Files that somebody drops on the page or picks: one door for all of them. What a file is shows in its content, and
 * whoever takes that kind of file gets it; a name or an ending may be wrong.
 */

/** A scenario of this app, or data of the user's own. */
export type FileKind = 'scenario' | 'data';

/** A `File` of the page; tests make them from bytes. */
export type NamedFile = Blob & { readonly name: string };

export type TakeFiles = (files: readonly NamedFile[]) => void;

export interface DroppedFiles {
  /**
   * Says who takes files of a kind; the newest taker wins.
   * @returns how to stop taking them
   */
  take(kind: FileKind, taker: TakeFiles): () => void;
  /** Looks into each file and hands all of one kind over together. Files that nobody takes go to `data`. */
  open(files: readonly NamedFile[]): Promise<void>;
}

export function createDroppedFiles(): DroppedFiles {
  const takers = new Map<FileKind, TakeFiles>();
  return {
    take(kind, taker) {
      takers.set(kind, taker);
      return () => {
        if (takers.get(kind) === taker) takers.delete(kind);
      };
    },

    async open(files) {
      const kinds = await Promise.all(files.map(kindOfFile));
      const byKind = new Map<FileKind, NamedFile[]>();
      files.forEach((file, i) => {
        const kind = takers.has(kinds[i]!) ? kinds[i]! : 'data';
        byKind.set(kind, [...(byKind.get(kind) ?? []), file]);
      });
      for (const [kind, own] of byKind) takers.get(kind)?.(own);
    },
  };
}

/** The app's own files say what they are in their first line or two. */
const HEAD_BYTES = 4096;
const OWN_FORMAT = /^\uFEFF?\s*\{[\s\S]*?"format"\s*:\s*"denen\.scenario/;

export async function kindOfFile(file: NamedFile): Promise<FileKind> {
  try {
    const head = new TextDecoder().decode(await file.slice(0, HEAD_BYTES).arrayBuffer());
    return OWN_FORMAT.test(head) ? 'scenario' : 'data';
  } catch {
    // A folder, or a file that is gone: its reader says so in the user's words.
    return 'data';
  }
}
