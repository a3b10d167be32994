import type { Language } from '../../state/app-state.ts';
import type { BriefingWords } from './briefing-words.ts';
import { EN_BRIEFING } from './en-briefing.ts';
import { JA_BRIEFING } from './ja-briefing.ts';

export function briefingWords(language: Language): BriefingWords {
  return language === 'ja' ? JA_BRIEFING : EN_BRIEFING;
}
