/** What the keys of a presentation do: years, topics, levels, language and theme without a pointer. */
import { batch, type Signal, signal } from '@preact/signals-core';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../model/parameter.ts';
import type { AppState, Level } from './app-state.ts';
import { beginComparison, nextMode } from './comparison.ts';
import { LAYERS, TOPICS } from './layers/index.ts';
import { changedSpeed } from './playback.ts';

export interface Presenting {
  /** Large type, and only what an audience looks at. */
  readonly isOn: Signal<boolean>;
  readonly isCardOpen: Signal<boolean>;
  /** Asks for the window with the speaker's notes; the page clears it once it has tried. */
  readonly areNotesAsked: Signal<boolean>;
}

export function createPresenting(): Presenting {
  return { isOn: signal(false), isCardOpen: signal(false), areNotesAsked: signal(false) };
}

export const PRESENTING_ACTIONS = [
  'toggle',
  'card',
  'nextStep',
  'previousStep',
  'record',
  'steps',
  'notes',
  'nextYear',
  'previousYear',
  'firstYear',
  'lastYear',
  'play',
  'faster',
  'slower',
  'loop',
  'topic',
  'level',
  'compare',
  'wholeCountry',
  'language',
  'theme',
] as const;
export type PresentingAction = (typeof PRESENTING_ACTIONS)[number];

/** Keys as the browser names them; a remote control sends PageUp and PageDown. */
export const PRESENTING_KEYS: Readonly<Record<PresentingAction, readonly string[]>> = {
  toggle: ['p'],
  card: ['?'],
  nextStep: ['PageDown', 'n'],
  previousStep: ['PageUp', 'b'],
  record: ['r'],
  steps: ['s'],
  notes: ['w'],
  nextYear: ['ArrowRight', '.'],
  previousYear: ['ArrowLeft', ','],
  firstYear: ['Home'],
  lastYear: ['End'],
  play: [' '],
  faster: ['+'],
  slower: ['-'],
  loop: ['o'],
  topic: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  level: ['m'],
  compare: ['c'],
  wholeCountry: ['0'],
  language: ['l'],
  theme: ['t'],
};

type Target = Pick<
  AppState,
  | 'fiscalYear'
  | 'playing'
  | 'playback'
  | 'topic'
  | 'level'
  | 'flyTo'
  | 'language'
  | 'theme'
  | 'desk'
  | 'script'
  | 'comparison'
  | 'editor'
>;

/** @returns whether the key meant something */
export function pressKey(app: Target, presenting: Presenting, key: string): boolean {
  const action = PRESENTING_ACTIONS.find((each) => PRESENTING_KEYS[each].includes(key));
  if (action === undefined) return false;
  batch(() => {
    act(app, presenting, action, key);
  });
  return true;
}

function act(app: Target, presenting: Presenting, action: PresentingAction, key: string): void {
  switch (action) {
    case 'toggle':
      presenting.isOn.value = !presenting.isOn.peek();
      if (presenting.isOn.peek()) app.desk.value = undefined;
      return;
    case 'card':
      presenting.isCardOpen.value = !presenting.isCardOpen.peek();
      return;
    case 'nextStep':
      if (app.script.steps.peek().length > 0) app.script.next();
      else moveYear(app, 1);
      return;
    case 'previousStep':
      if (app.script.steps.peek().length > 0) app.script.previous();
      else moveYear(app, -1);
      return;
    case 'record':
      app.script.record();
      return;
    case 'steps':
      app.script.isOpen.value = !app.script.isOpen.peek();
      return;
    case 'notes':
      presenting.areNotesAsked.value = true;
      return;
    case 'nextYear':
      moveYear(app, 1);
      return;
    case 'previousYear':
      moveYear(app, -1);
      return;
    case 'faster':
    case 'slower': {
      const { speed } = app.playback;
      speed.value = changedSpeed(speed.peek(), action === 'faster' ? 1 : -1);
      return;
    }
    case 'loop':
      app.playback.isLooping.value = !app.playback.isLooping.peek();
      return;
    case 'firstYear':
    case 'lastYear':
      app.playing.value = false;
      app.fiscalYear.value = action === 'firstYear' ? FIRST_FISCAL_YEAR : LAST_FISCAL_YEAR;
      return;
    case 'play':
      app.playing.value = !app.playing.peek();
      return;
    case 'topic':
      app.topic.value = TOPICS[Number(key) - 1] ?? app.topic.peek();
      return;
    case 'level':
      app.level.value = nextLevel(app);
      return;
    case 'compare': {
      const mode = nextMode(app.comparison.mode.peek());
      if (mode === 'off') app.comparison.mode.value = 'off';
      else beginComparison(app, mode);
      return;
    }
    case 'wholeCountry':
      app.flyTo.value = 'japan';
      return;
    case 'language':
      app.language.value = app.language.peek() === 'ja' ? 'en' : 'ja';
      return;
    case 'theme':
      app.theme.value = app.theme.peek() === 'light' ? 'dark' : 'light';
  }
}

function moveYear({ fiscalYear, playing }: Target, by: 1 | -1): void {
  playing.value = false;
  fiscalYear.value = Math.min(LAST_FISCAL_YEAR, Math.max(FIRST_FISCAL_YEAR, fiscalYear.peek() + by));
}

/** The next finer or coarser way in which the topic can be drawn, round and round. */
function nextLevel({ topic, level }: Target): Level {
  const { levels } = LAYERS[topic.peek()];
  return levels[(levels.indexOf(level.peek()) + 1) % levels.length]!;
}
