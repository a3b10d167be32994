/** How statements become sentences. Pieces of text carry no number: numbers are facts, names are names. */
import type { Fact, FactBase, FactSource } from '../../model/places/fact.ts';
import type { Statement, StatementKind } from '../../model/places/statement.ts';

export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  /** Of a place, technology, publication or scenario: may hold digits of its own. */
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'fact'; readonly fact: Fact };

export interface BriefingNames {
  readonly place: string;
  prefecture(index: number): string;
  municipality(index: number): string;
}

export type Say<K extends StatementKind> = (
  statement: Extract<Statement, { readonly kind: K }>,
  names: BriefingNames,
) => readonly Segment[];

export interface BriefingWords {
  readonly sections: Readonly<Record<'people' | 'fibre' | 'radio' | 'cost', string>>;
  readonly says: { readonly [K in StatementKind]: Say<K> };
  readonly bases: Readonly<Record<FactBase, string>>;
  readonly sources: Readonly<Record<FactSource, string>>;
  readonly marks: Readonly<Record<'measured' | 'modelled', string>>;
  readonly endOf: (fiscalYear: string) => string;
  readonly wholeHorizon: (from: string, to: string) => string;
  readonly scenario: (name: string) => string;
  /** Between the printed numbers of a note, and between its parts. */
  readonly and: string;
  readonly comma: string;
  readonly colon: string;
  readonly open: string;
  readonly close: string;
  readonly between: string;
  /** Printed numbers with their unit. */
  readonly households: (printed: string) => string;
  readonly people: (printed: string) => string;
  readonly sites: (printed: string) => string;
  readonly squares: (printed: string) => string;
  readonly municipalities: (printed: string) => string;
  readonly calendarYear: (printed: string) => string;
  readonly intro: (scenario: string, fiscalYear: string) => readonly Segment[];
}

/** Puts words, names and facts in a row: plain strings of the template are text. */
export function say(texts: TemplateStringsArray, ...parts: readonly (Fact | string)[]): Segment[] {
  const segments: Segment[] = [];
  texts.forEach((text, i) => {
    if (text !== '') segments.push({ kind: 'text', text });
    const part = parts[i];
    if (part !== undefined)
      segments.push(typeof part === 'string' ? { kind: 'name', text: part } : { kind: 'fact', fact: part });
  });
  return segments;
}
