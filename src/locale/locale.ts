/** The two languages, each as its messages and its number formats. */
import type { Language } from '../state/app-state.ts';
import type { Calendar } from '../state/display.ts';
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

const JA_IN_ERAS: Locale = { ...LOCALES.ja, format: formatOf('ja', 'era') };

/** @param calendar how Japanese writes years; English always writes them of the common era */
export function localeOf(language: Language, calendar: Calendar = 'western'): Locale {
  return language === 'ja' && calendar === 'era' ? JA_IN_ERAS : LOCALES[language];
}

/** Japanese where the first language that the browser asks for is Japanese or Japan's; English otherwise. */
export function preferredLanguage(requested: readonly string[]): Language {
  const first = requested[0]?.toLowerCase() ?? 'ja';
  return first === 'ja' || first.startsWith('ja-') || first.endsWith('-jp') ? 'ja' : 'en';
}
