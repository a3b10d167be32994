/** What a step is called, and what it shows: pure. */
import type { Locale } from '../../locale/locale.ts';
import { type ScriptStep, stepChangeCount } from '../../model/script-step.ts';
import type { Level, Topic } from '../../state/app-state.ts';

/** Its own title, or else what it shows. */
export function stepTitle(locale: Locale, { title, view }: ScriptStep): string {
  if (title !== '') return title;
  return locale.messages.stage.script.untitled(
    topicText(locale, view.topic),
    locale.format.fiscalYear(view.fiscalYear),
  );
}

/** What is on the map, and how many inputs are not the scenario's own. */
export function stepContent(locale: Locale, step: ScriptStep): string {
  const { view } = step;
  const { messages, format } = locale;
  const words = messages.stage.script;
  const level = messages.levels[view.level as Level] ?? view.level;
  const count = stepChangeCount(step);
  const shows = words.shows(topicText(locale, view.topic), level, format.fiscalYear(view.fiscalYear));
  return count === 0
    ? shows
    : [shows, words.changes(format.integer(count), count)].join(messages.places.separator);
}

function topicText({ messages }: Locale, topic: string): string {
  return messages.topics[topic as Topic] ?? topic;
}
