/**
 * The map as a picture with everything that makes it stand by itself: what it shows, of which scenario and year, its
 * colours, its scale and its credits. Panels word the caption, the map draws; they meet in these types.
 */
import type { PicturePlace } from '../data/out/world-file.ts';
import type { Result } from '../model/problem.ts';
import type { Theme } from './app-state.ts';

export interface PictureKey {
  readonly label: string;
  readonly colour: string;
  /** An area where nothing is said. */
  readonly kind?: 'line' | 'dashedLine' | 'point';
}

export interface PictureLegend {
  readonly title: string;
  readonly entries: readonly PictureKey[];
  readonly note: string;
}

/** Words and numbers around the map, ready to print. */
export interface PictureCaption {
  readonly title: string;
  /** Scenario, level and whatever else tells one picture from another. */
  readonly subtitle: string;
  /** Large, so that a series of pictures can be followed. */
  readonly year: string;
  readonly legend: PictureLegend;
  /** National figures, a few at most. */
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  /** Names of the two halves of a divided map. */
  readonly sides?: readonly [left: string, right: string] | undefined;
  readonly credit: string;
}

export interface PictureSize {
  /** Dots per CSS pixel. */
  readonly pixelRatio: number;
  /** Of the whole picture in CSS pixels; without it the map keeps the size that it has on screen. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

export interface PictureMaker {
  /**
   * The map as the state has it, drawn anew at the given size, with its caption. The map on screen is used for it and
   * is as before afterwards; one picture is made at a time.
   */
  compose(caption: PictureCaption, size: PictureSize): Promise<Result<MapPicture>>;
}

export interface MapPicture {
  readonly canvas: HTMLCanvasElement;
  /** Of the whole canvas, title and all; undefined where north is not up. */
  readonly place: PicturePlace | undefined;
}

/** What the drawing of a picture needs to know of the map in it. */
export interface MapFrame {
  readonly canvas: CanvasImageSource;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** On the ground, in the middle of the map. */
  readonly metresPerPixel: number;
  readonly theme: Theme;
  /** Where a divided map is divided, 0–1 of its width. */
  readonly divider: number;
}

/** The longest of 1, 2 and 5 times a power of ten that is no longer than `longestM`. */
export function roundLengthM(longestM: number): number {
  const power = 10 ** Math.floor(Math.log10(longestM));
  const factor = [5, 2, 1].find((each) => each * power <= longestM * (1 + 1e-9)) ?? 1;
  return factor * power;
}

/** Signs that no line begins with, and signs that no line ends with (JIS X 4051). */
const CLOSING = '」』）］｝〕、。，．・：；！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ…';
const OPENING = '「『（［｛〔';
/** Words with the space before them; each character beyond Latin is a word, with the signs that hang on it. */
const WORDS = new RegExp(
  `\\s*(?:[${OPENING}]*[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー][${CLOSING}]*|[^\\s${OPENING}\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー]+[${CLOSING}]*|[${OPENING}]+)`,
  'gu',
);

/**
 * Breaks a text into lines no wider than `width`: between words, or between any two characters where the text has no
 * spaces, as Japanese has none. A word that is wider by itself stands alone.
 */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(WORDS) ?? []) {
    if (line !== '' && widthOf(line + word) > width) {
      lines.push(line);
      line = word.trimStart();
    } else line += line === '' ? word.trimStart() : word;
  }
  if (line !== '') lines.push(line);
  return lines;
}
