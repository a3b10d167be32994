import { effect } from '@preact/signals-core';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { localeOf } from '../../locale/locale.ts';
import type { AppState } from '../../state/app-state.ts';
import type { NotesContent, NotesMessage } from '../../state/speaker-notes.ts';
import { useApp, useLocale } from '../app-context.ts';
import { CloseIcon } from '../icons.tsx';
import { stepTitle } from './step-texts.ts';

/** Opens the notes window when it is asked for, tells it what is on, and does what its buttons ask. */
export function SpeakerNotes() {
  const app = useApp();
  const { messages } = useLocale();
  const [trouble, setTrouble] = useState<'blocked' | 'noChannel'>();
  // One name per tab: two presentations on one machine have two windows.
  const name = useMemo(
    () => `denen-notes-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)}`,
    [],
  );
  const url = `notes.html#${name}`;
  useEffect(() => connectNotes(app, name), [app, name]);
  useEffect(
    () =>
      effect(() => {
        if (!app.presenting.areNotesAsked.value) return;
        app.presenting.areNotesAsked.value = false;
        if (typeof BroadcastChannel === 'undefined') setTrouble('noChannel');
        else
          setTrouble(window.open(url, name, 'popup,width=720,height=560') === null ? 'blocked' : undefined);
      }),
    [app, name],
  );
  if (trouble === undefined) return null;
  const words = messages.stage.notes;
  return (
    <div class="notes-trouble" role="alert" data-testid="notes-trouble">
      <p>
        {words[trouble]}{' '}
        {trouble === 'blocked' && (
          <a href={url} target="_blank" rel="noopener opener" onClick={() => setTrouble(undefined)}>
            {words.byHand}
          </a>
        )}
      </p>
      <button
        type="button"
        class="icon-button small"
        aria-label={messages.app.close}
        onClick={() => setTrouble(undefined)}
      >
        <CloseIcon />
      </button>
    </div>
  );
}

/** @returns how to end it */
function connectNotes(app: AppState, name: string): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const channel = new BroadcastChannel(name);
  const { script } = app;
  let startedAtMs = Date.now();
  let stepAtMs = startedAtMs;
  let stepId: string | undefined;
  let content: NotesContent | undefined;
  const tell = () => {
    if (content !== undefined) channel.postMessage(content satisfies NotesMessage);
  };
  const stops = [
    effect(() => {
      // A presentation that begins has a clock of its own.
      if (app.presenting.isOn.value) startedAtMs = Date.now();
    }),
    effect(() => {
      const id = script.current.value?.id;
      if (id !== stepId) stepAtMs = Date.now();
      stepId = id;
      void app.presenting.isOn.value;
      content = contentOf(app, startedAtMs, stepAtMs);
      tell();
    }),
  ];
  channel.onmessage = ({ data }: MessageEvent<NotesMessage>) => {
    if (data.kind === 'ask') tell();
    if (data.kind === 'next') script.next();
    if (data.kind === 'previous') script.previous();
    if (data.kind === 'restart') {
      startedAtMs = Date.now();
      stepAtMs = startedAtMs;
      content = contentOf(app, startedAtMs, stepAtMs);
      tell();
    }
  };
  return () => {
    for (const stop of stops) stop();
    channel.close();
  };
}

function contentOf(
  { script, language, theme }: AppState,
  startedAtMs: number,
  stepAtMs: number,
): NotesContent {
  const locale = localeOf(language.value);
  const { notes, script: words } = locale.messages.stage;
  const steps = script.steps.value;
  const current = script.current.value;
  const at = current === undefined ? -1 : steps.indexOf(current);
  const next = steps[at + 1];
  const number = (n: number) => locale.format.integer(n);
  return {
    kind: 'content',
    language: language.value,
    theme: theme.value,
    title: notes.heading,
    position: current === undefined ? '' : words.position(number(at + 1), number(steps.length)),
    heading: current === undefined ? notes.noStep : stepTitle(locale, current),
    note: current === undefined ? '' : current.note || notes.noNote,
    next: next === undefined ? notes.lastStep : words.step(number(at + 2), stepTitle(locale, next)),
    canGoBack: at > 0,
    canGoOn: next !== undefined,
    startedAtMs,
    stepAtMs,
    words: {
      nextStep: notes.nextStep,
      clock: notes.clock,
      elapsed: notes.elapsed,
      onStep: notes.onStep,
      restart: notes.restart,
      goOn: words.next,
      goBack: words.previous,
    },
  };
}
