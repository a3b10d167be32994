/** Figures of a file as every JavaScript engine writes them. */

/** Engines differ in the last bits of what trigonometric functions go into, and files must not. */
const FIGURE_DIGITS = 12;

/** The same with every number that is not whole rounded so. */
export function steadyFigures(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isInteger(value) ? value : Number(value.toPrecision(FIGURE_DIGITS));
  if (Array.isArray(value)) return value.map(steadyFigures);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, steadyFigures(each)]));
}
