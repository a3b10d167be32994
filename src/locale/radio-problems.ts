/**
 * Problems of the radio models name fields and limits in the models' own words; sentences name them in the reader's.
 * Other problems pass as they are. Pure.
 */
import type { Problem, ProblemKind } from '../model/problem.ts';

export interface RadioProblemWords {
  /** Fields, by `where/what` where one name means several things, else by `what`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Models and requests, by the first word of `where` or by all of it. */
  readonly places: Readonly<Record<string, string>>;
  /** A place of several, counted from 1: a site, a point of a profile. */
  readonly site: (position: string) => string;
  readonly point: (field: string, position: string) => string;
  /** What `expected` and `got` say, by the whole text. */
  readonly phrases: Readonly<Record<string, string>>;
  /** The same with numbers in it: patterns over the whole text, the first that fits. */
  readonly patterns: readonly (readonly [RegExp, (...found: string[]) => string])[];
  readonly separator: string;
}

type Sentences = Readonly<Record<ProblemKind, (problem: Problem) => string>>;

/** Sentences about problems that name the radio models' fields in the reader's words. */
export function sentences(words: RadioProblemWords, all: Sentences): Sentences {
  return Object.fromEntries(
    Object.entries(all).map(([kind, say]) => [kind, (problem: Problem) => say(inRadioWords(problem, words))]),
  ) as Record<ProblemKind, (problem: Problem) => string>;
}

/** Where radio models report from; their field names mean nothing elsewhere. */
const RADIO_PLACE =
  /^(tr38901( \w+)?|p1812|itm( area)?|p2108( .+)?|p2109|link budget|terrain( .+)?|path|rates|sites?|site \d+|a|b)$/;

export function inRadioWords(problem: Problem, words: RadioProblemWords): Problem {
  if (!RADIO_PLACE.test(problem.where)) return { ...problem, got: rounded(problem.got) };
  const { what, where, expected, got } = problem;
  const [model = ''] = where.split(' ');
  const field = (name: string): string => {
    const index = /^(.*)\[(\d+)\]$/.exec(name);
    const bare = index?.[1] ?? name;
    const word = words.fields[`${model}/${bare}`] ?? words.fields[bare] ?? bare;
    return index === null ? word : words.point(word, String(Number(index[2]) + 1));
  };
  return {
    ...problem,
    what: what.split(', ').map(field).join(words.separator),
    where: placeWord(where, words),
    expected: phrase(expected, words),
    got: phrase(got, words),
  };
}

function placeWord(where: string, words: RadioProblemWords): string {
  const site = /^site (\d+)$/.exec(where);
  if (site !== null) return words.site(String(Number(site[1]) + 1));
  const known = words.places[where];
  if (known !== undefined) return known;
  const [model = '', ...rest] = where.split(' ');
  return words.places[model] === undefined ? where : [words.places[model], ...rest].join(' ');
}

function phrase(text: string, words: RadioProblemWords): string {
  const plain = rounded(text).replace(/ \(ITM return code \d+\)$/, '');
  const known = words.phrases[plain];
  if (known !== undefined) return known;
  for (const [pattern, say] of words.patterns) {
    const found = pattern.exec(plain);
    if (found !== null) return say(...found.slice(1));
  }
  return plain;
}

/** Digits that a reader can use: four of a number with decimals. */
const DIGITS = 4;

/** A text with its numbers rounded. */
export function rounded(text: string): string {
  return text.replace(/-?\d+\.\d+(?:e[+-]?\d+)?/g, (number) => {
    const value = Number(number);
    if (number.length <= DIGITS + 2 && !number.includes('e')) return number;
    return Math.abs(value) >= 10 ** DIGITS
      ? String(Math.round(value))
      : String(Number(value.toPrecision(DIGITS)));
  });
}
