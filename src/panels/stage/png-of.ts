import { type PngNotes, withNotes } from '../../data/out/png-notes.ts';

/** The long side of a sheet of A4, and how densely it is printed. */
export const PRINT_DOTS = 3508;
export const PRINT_DOTS_PER_INCH = 300;

/**
 * @param notes what the picture says about itself, inside the file
 * @returns undefined where the canvas is too large for this browser
 */
export async function pngOf(canvas: HTMLCanvasElement, notes: PngNotes): Promise<Blob | undefined> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) return undefined;
  const png = new Uint8Array(await blob.arrayBuffer());
  return new Blob(withNotes(png, notes), { type: 'image/png' });
}
