import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

type OptionTypes = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
type OptionValues<O extends OptionTypes> = {
  [K in keyof O]?: O[K]['type'] extends 'string' ? string : boolean;
};

/**
 * Options and positional arguments of one command.
 * @throws UsageError naming the unknown option, or the number of positional arguments that do not fit.
 */
export function parseOptions<O extends OptionTypes>(
  args: readonly string[],
  options: O,
  positionals: { readonly minimum: number; readonly maximum: number },
): { values: OptionValues<O>; positionals: string[] } {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { length } = parsed.positionals;
  if (length < positionals.minimum || length > positionals.maximum) {
    const { minimum, maximum } = positionals;
    const expected = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
    throw new UsageError(`Expected ${expected} arguments, got ${length}: ${parsed.positionals.join(' ')}`);
  }
  return { values: parsed.values as OptionValues<O>, positionals: parsed.positionals };
}

/** A whole number within bounds. */
export function wholeNumber(text: string, option: string, minimum: number, maximum: number): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < minimum || value > maximum) {
    throw new UsageError(
      `${option}: expected a whole number ${minimum} to ${maximum}, got ${JSON.stringify(text)}`,
    );
  }
  return value;
}
