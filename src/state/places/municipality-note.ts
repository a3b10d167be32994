/** What a council notes on a municipality, as a change of the scenario. Pure. */
import type { Scenario } from '../../model/scenario.ts';
import { MOST_MARK_NOTE, MOST_MARKS } from '../../model/scenario-places.ts';

export function noteOf({ marks }: Scenario, code: string): string {
  return marks.find((mark) => mark.code === code)?.note ?? '';
}

/** @param text '' takes the note away; what is longer than a scenario holds is cut */
export function withNote(scenario: Scenario, code: string, text: string): Scenario {
  const note = text.trim().slice(0, MOST_MARK_NOTE);
  const others = scenario.marks.filter((mark) => mark.code !== code);
  const marks = note === '' ? others : [...others, { code, note }].slice(-MOST_MARKS);
  // By code, so that the same notes are the same file whatever the order in which they were written.
  return { ...scenario, marks: marks.sort((a, b) => (a.code < b.code ? -1 : 1)) };
}
