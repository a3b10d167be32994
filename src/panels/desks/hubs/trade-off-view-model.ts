/** Where points stand on the axes of a scatter. Pure. */

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Room beyond the outermost points, as a share of their span. */
const PADDING = 0.08;

/** Of the known values; never below 0, and wide enough to divide by. */
export function paddedRange(values: ArrayLike<number>): Range {
  const known = Array.from(values).filter((value) => !Number.isNaN(value));
  const low = known.reduce((least, value) => Math.min(least, value), Infinity);
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity);
  if (known.length === 0) return { low: 0, high: 1 };
  const span = high > low ? high - low : Math.max(1, Math.abs(high));
  return { low: Math.max(0, low - PADDING * span), high: high + PADDING * span };
}

/** 0–1 along the axis; NaN for a value that is not known. */
export function placeIn({ low, high }: Range, value: number): number {
  return (value - low) / (high - low);
}

export interface LabelledPoint {
  /** 0–1 along either axis; NaN where it does not stand. */
  readonly left: number;
  readonly bottom: number;
  readonly name: string;
  /** Named before the others. */
  readonly isFirst: boolean;
}

/** Size of the drawing that labels are placed for, px; a wider one only leaves more room. */
const AREA = { width: 300, height: 220 } as const;
/** Half the width of a point. */
const POINT_PX = 6;
const LABEL = { offset: 9, height: 13, narrowPx: 5.5, widePx: 10.5 } as const;

/** On which side of its point a name stands so that it meets no other name or point; none where neither is free. */
export function placeLabels(points: readonly LabelledPoint[]): readonly ('right' | 'left' | 'none')[] {
  const sides = points.map((): 'right' | 'left' | 'none' => 'none');
  const taken = points
    .filter(({ left, bottom }) => !Number.isNaN(left + bottom))
    .map(({ left, bottom }) => ({
      from: left * AREA.width - POINT_PX,
      to: left * AREA.width + POINT_PX,
      middle: bottom * AREA.height,
    }));
  const order = Array.from(points.keys()).sort(
    (a, b) => Number(points[b]!.isFirst) - Number(points[a]!.isFirst) || a - b,
  );
  for (const k of order) {
    const { left, bottom, name } = points[k]!;
    if (Number.isNaN(left + bottom)) continue;
    const at = left * AREA.width;
    const middle = bottom * AREA.height;
    const width = widthOf(name);
    for (const side of ['right', 'left'] as const) {
      const from = side === 'right' ? at + LABEL.offset : at - LABEL.offset - width;
      const box = { from, to: from + width, middle };
      const isInside = box.from >= 0 && box.to <= AREA.width;
      const isFree = taken.every(
        (other) =>
          box.to <= other.from || box.from >= other.to || Math.abs(middle - other.middle) >= LABEL.height,
      );
      if (!isInside || !isFree) continue;
      taken.push(box);
      sides[k] = side;
      break;
    }
  }
  return sides;
}

function widthOf(name: string): number {
  let width = 0;
  for (const letter of name) width += letter > '\u2fff' ? LABEL.widePx : LABEL.narrowPx;
  return width;
}
