/** The two languages, each as its messages and its number formats. */
import type { Language } from '../state/app-state.ts';
import { EN } from './en.ts';
import { type Format, formatOf } from './format.ts';
import { JA } from './ja.ts';
import type { Messages } from './messages.ts';

export interface Locale {
  readonly language: Language;
  readonly messages: Messages;
  readonly format: Format;
}

const LOCALES: Readonly<Record<Language, Locale>> = {
  ja: { language: 'ja', messages: JA, format: formatOf('ja') },
  en: { language: 'en', messages: EN, format: formatOf('en') },
};

export function localeOf(language: Language): Locale {
  return LOCALES[language];
}

/** Japanese where the first language that the browser asks for is Japanese or Japan's; English otherwise. */
export function preferredLanguage(requested: readonly string[]): Language {
  const first = requested[0]?.toLowerCase() ?? 'ja';
  return first === 'ja' || first.startsWith('ja-') || first.endsWith('-jp') ? 'ja' : 'en';
}
