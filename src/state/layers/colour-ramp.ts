/**
 * Colour ramps, mixed in OKLab so that equal steps look equal (Björn Ottosson, "A perceptual color space for image
 * processing", 2020: the two matrices and the cube root between them).
 */

type Triple = readonly [number, number, number];

function linear(byte: number): number {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  const c = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, c)) * 255);
}

/** OKLab of '#rrggbb': lightness 0–1, green–red, blue–yellow. */
export function oklab(colour: string): Triple {
  const rgb = Number.parseInt(colour.slice(1), 16);
  const r = linear(rgb >> 16);
  const g = linear((rgb >> 8) & 255);
  const b = linear(rgb & 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hexOf([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const bytes = [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * `count` colours spread evenly along the line through the anchors, both ends included.
 * @param anchors at least two of '#rrggbb'
 */
export function ramp(anchors: readonly string[], count: number): readonly string[] {
  if (anchors.length < 2) throw new Error(`Expected at least two anchors, got ${anchors.length}.`);
  const labs = anchors.map(oklab);
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? 0 : (i / (count - 1)) * (anchors.length - 1);
    const index = Math.min(Math.floor(at), anchors.length - 2);
    const share = at - index;
    const from = labs[index]!;
    const to = labs[index + 1]!;
    return hexOf([0, 1, 2].map((c) => from[c]! + (to[c]! - from[c]!) * share) as unknown as Triple);
  });
}
