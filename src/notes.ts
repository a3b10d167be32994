/** The window with the speaker's notes: shows what the presenting page tells over a channel, and sends it on and back. */
import './notes.css';
import type { NotesContent, NotesMessage } from './state/speaker-notes.ts';

/** The page that opened the window has written the channel's name behind the #. */
const channel = new BroadcastChannel(location.hash.slice(1));
let content: NotesContent | undefined;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`Expected an element #${id}, got none.`);
  return found;
}

const send = (message: NotesMessage) => channel.postMessage(message);
const put = (id: string, text: string) => {
  const target = element(id);
  if (target.textContent !== text) target.textContent = text;
};
const enable = (id: string, text: string, isOn: boolean) => {
  const button = element(id) as HTMLButtonElement;
  put(id, text);
  button.disabled = !isOn;
};

function show(next: NotesContent): void {
  content = next;
  const { words } = next;
  document.documentElement.lang = next.language;
  document.documentElement.dataset.theme = next.theme;
  document.title = next.title;
  put('position', next.position);
  put('heading', next.heading);
  put('note', next.note);
  put('next-label', words.nextStep);
  put('next', next.next);
  put('clock-label', words.clock);
  put('elapsed-label', words.elapsed);
  put('on-step-label', words.onStep);
  enable('back', words.goBack, next.canGoBack);
  enable('on', words.goOn, next.canGoOn);
  enable('restart', words.restart, true);
  tick();
}

function tick(): void {
  if (content === undefined) return;
  const now = Date.now();
  put('clock', new Date(now).toLocaleTimeString(content.language, { hour: '2-digit', minute: '2-digit' }));
  put('elapsed', duration(now - content.startedAtMs));
  put('on-step', duration(now - content.stepAtMs));
}

/** Minutes and seconds, with hours where there are any. */
function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':');
}

channel.onmessage = ({ data }: MessageEvent<NotesMessage>) => {
  if (data.kind === 'content') show(data);
};
element('on').addEventListener('click', () => send({ kind: 'next' }));
element('back').addEventListener('click', () => send({ kind: 'previous' }));
element('restart').addEventListener('click', () => send({ kind: 'restart' }));
addEventListener('keydown', ({ key }) => {
  if (key === 'PageDown' || key === 'ArrowRight' || key === 'n') send({ kind: 'next' });
  if (key === 'PageUp' || key === 'ArrowLeft' || key === 'b') send({ kind: 'previous' });
});
setInterval(tick, 500);
send({ kind: 'ask' });
