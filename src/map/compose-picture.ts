/**
 * Puts a map and its caption on one canvas: title and year above, legend and scale on the map, national figures and
 * credits below. All lengths are CSS pixels; the pixel ratio makes the same picture finer, not different.
 */
import {
  type MapFrame,
  type PictureCaption,
  type PictureKey,
  roundLengthM,
  wrapText,
} from '../state/map-picture.ts';
import { mapColoursOf } from './map-colours.ts';

const MARGIN = 16;
/** Above the map, in CSS pixels. */
export const HEADER_HEIGHT = 62;
const FIGURES_HEIGHT = 50;
const CREDIT_SIZE = 11;
const CREDIT_LINE = 15;
const LEGEND_WIDTH = 250;
const SCALE_LONGEST = 140;
const FONT =
  '"Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", Meiryo, system-ui, sans-serif';

/** Paper and ink of the picture around the map. */
const INKS = {
  light: {
    paper: '#ffffff',
    ink: '#1a242b',
    muted: '#55646e',
    line: '#d5dde1',
    box: 'rgb(255 255 255 / 92%)',
  },
  dark: { paper: '#151e25', ink: '#e9eff2', muted: '#a2b1ba', line: '#2b3943', box: 'rgb(27 38 46 / 92%)' },
} as const;

type Context = CanvasRenderingContext2D;

/** What is left for the map where the whole picture has a given size; undefined where nothing is. */
export function mapSizeIn(
  caption: PictureCaption,
  width: number,
  height: number,
): { width: number; height: number } | undefined {
  const left = height - HEADER_HEIGHT - footerHeight(caption, width);
  return left < 100 || width < 200 ? undefined : { width, height: left };
}

/** @returns a canvas of the map's size plus header and footer, times the pixel ratio, in whole dots */
export function composePicture(
  frame: MapFrame,
  caption: PictureCaption,
  pixelRatio: number,
): HTMLCanvasElement {
  const footer = footerHeight(caption, frame.width);
  const height = HEADER_HEIGHT + frame.height + footer;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(frame.width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('Expected a 2D context, got none.');
  const inks = INKS[frame.theme];
  context.scale(pixelRatio, pixelRatio);
  context.textBaseline = 'alphabetic';
  context.fillStyle = inks.paper;
  context.fillRect(0, 0, frame.width, height);
  drawHeader(context, caption, frame);
  context.fillStyle = mapColoursOf(frame.theme).sea;
  context.fillRect(0, HEADER_HEIGHT, frame.width, frame.height);
  context.drawImage(frame.canvas, 0, HEADER_HEIGHT, frame.width, frame.height);
  drawLegend(context, caption, frame);
  drawScale(context, frame);
  if (caption.sides !== undefined) drawSides(context, caption.sides, frame);
  drawFooter(context, caption, frame);
  return canvas;
}

function font(size: number, weight = 400): string {
  return `${weight} ${size}px ${FONT}`;
}

function footerHeight(caption: PictureCaption, width: number): number {
  const lines = creditLines(caption.credit, width).length;
  return (caption.figures.length > 0 ? FIGURES_HEIGHT : 0) + lines * CREDIT_LINE + 12;
}

/** Measured before there is a picture, so on a canvas of its own. */
function creditLines(credit: string, width: number): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return [credit];
  context.font = font(CREDIT_SIZE);
  return wrapText(credit, width - 2 * MARGIN, (text) => context.measureText(text).width);
}

function drawHeader(context: Context, caption: PictureCaption, { width, theme }: MapFrame): void {
  const { ink, muted } = INKS[theme];
  context.fillStyle = ink;
  context.textAlign = 'right';
  context.font = font(30, 700);
  context.fillText(caption.year, width - MARGIN, 42);
  const room = width - 3 * MARGIN - context.measureText(caption.year).width;
  context.textAlign = 'left';
  context.font = font(20, 700);
  context.fillText(shortened(context, caption.title, room), MARGIN, 28);
  context.fillStyle = muted;
  context.font = font(13);
  context.fillText(shortened(context, caption.subtitle, room), MARGIN, 49);
}

function shortened(context: Context, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end--;
  return `${text.slice(0, end)}…`;
}

function box(
  context: Context,
  x: number,
  y: number,
  width: number,
  height: number,
  theme: MapFrame['theme'],
) {
  context.fillStyle = INKS[theme].box;
  context.beginPath();
  context.roundRect(x, y, width, height, 5);
  context.fill();
}

function drawLegend(context: Context, { legend }: PictureCaption, { theme, width }: MapFrame): void {
  const { ink, muted } = INKS[theme];
  const inner = Math.min(LEGEND_WIDTH, width * 0.45) - 24;
  const wrapped = (text: string, size: number, weight: number, lineWidth: number) => {
    context.font = font(size, weight);
    return wrapText(text, lineWidth, (each) => context.measureText(each).width);
  };
  const title = wrapped(legend.title, 12.5, 650, inner);
  const entries = legend.entries.map(({ colour, kind, label }) => ({
    colour,
    kind,
    lines: wrapped(label, 12, 400, inner - 28),
  }));
  const note = wrapped(legend.note, 11, 400, inner);
  const entryLines = entries.reduce((sum, { lines }) => sum + lines.length, 0);
  const height = 14 + title.length * 17 + entryLines * 18 + note.length * 15 + 8;
  const x = MARGIN;
  const top = HEADER_HEIGHT + 12;
  box(context, x, top, inner + 24, height, theme);
  let y = top + 20;
  context.fillStyle = ink;
  context.font = font(12.5, 650);
  for (const line of title) {
    context.fillText(line, x + 12, y);
    y += 17;
  }
  context.font = font(12);
  for (const { colour, kind, lines } of entries) {
    drawSwatch(context, kind, colour, muted, x + 12, y - 4);
    context.fillStyle = ink;
    for (const line of lines) {
      context.fillText(line, x + 40, y);
      y += 18;
    }
  }
  context.fillStyle = muted;
  context.font = font(11);
  for (const line of note) {
    context.fillText(line, x + 12, y);
    y += 15;
  }
}

/** 18 wide, around the middle line `y`. */
function drawSwatch(
  context: Context,
  kind: PictureKey['kind'],
  colour: string,
  frame: string,
  x: number,
  y: number,
): void {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (kind === undefined) {
    context.fillRect(x, y - 6, 18, 12);
    context.strokeStyle = frame;
    context.lineWidth = 0.75;
    context.strokeRect(x, y - 6, 18, 12);
    return;
  }
  context.beginPath();
  if (kind === 'point') {
    context.arc(x + 9, y, 4.5, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  context.lineWidth = 3;
  context.setLineDash(kind === 'dashedLine' ? [4, 3] : []);
  context.moveTo(x, y);
  context.lineTo(x + 18, y);
  context.stroke();
  context.setLineDash([]);
}

function drawScale(context: Context, { metresPerPixel, height, theme }: MapFrame): void {
  const { ink } = INKS[theme];
  const lengthM = roundLengthM(SCALE_LONGEST * metresPerPixel);
  const width = lengthM / metresPerPixel;
  const y = HEADER_HEIGHT + height - 16;
  box(context, MARGIN - 6, y - 22, width + 12, 30, theme);
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(MARGIN, y - 6);
  context.lineTo(MARGIN, y);
  context.lineTo(MARGIN + width, y);
  context.lineTo(MARGIN + width, y - 6);
  context.stroke();
  context.fillStyle = ink;
  context.font = font(11);
  context.textAlign = 'center';
  const label = lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`;
  context.fillText(label, MARGIN + width / 2, y - 8);
  context.textAlign = 'left';
}

function drawSides(
  context: Context,
  sides: readonly [string, string],
  { width, theme, divider }: MapFrame,
): void {
  context.font = font(13, 650);
  const middle = width * divider;
  const y = HEADER_HEIGHT + 12;
  sides.forEach((name, i) => {
    const text = shortened(context, name, width * 0.3);
    const textWidth = context.measureText(text).width;
    const x = i === 0 ? middle - textWidth - 32 : middle + 12;
    box(context, x, y, textWidth + 20, 26, theme);
    context.fillStyle = INKS[theme].ink;
    context.fillText(text, x + 10, y + 18);
  });
}

function drawFooter(context: Context, caption: PictureCaption, { width, height, theme }: MapFrame): void {
  const { ink, muted } = INKS[theme];
  let y = HEADER_HEIGHT + height;
  const column = (width - 2 * MARGIN) / Math.max(1, caption.figures.length);
  caption.figures.forEach(({ label, value }, i) => {
    const x = MARGIN + i * column;
    context.fillStyle = muted;
    context.font = font(11.5);
    context.fillText(shortened(context, label, column - 10), x, y + 18);
    context.fillStyle = ink;
    context.font = font(18, 700);
    context.fillText(shortened(context, value, column - 10), x, y + 40);
  });
  if (caption.figures.length > 0) y += FIGURES_HEIGHT;
  context.fillStyle = muted;
  context.font = font(CREDIT_SIZE);
  creditLines(caption.credit, width).forEach((line, i) => {
    context.fillText(line, MARGIN, y + CREDIT_LINE * (i + 1));
  });
}
