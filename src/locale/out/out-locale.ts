import type { Language } from '../../state/app-state.ts';
import { EN_OUT } from './en-out.ts';
import { JA_OUT } from './ja-out.ts';
import type { OutWords } from './out-words.ts';

export function outWords(language: Language): OutWords {
  return language === 'ja' ? JA_OUT : EN_OUT;
}
