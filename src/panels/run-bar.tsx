import type { Messages } from '../locale/messages.ts';
import { useApp, useLocale } from './app-context.ts';
import { ProblemList } from './problem-list.tsx';
import { useSignalValue } from './use-signal-value.ts';

/** Words for a phase: its own, or those of the simulation that it belongs to. */
export function phaseText({ phases, phaseFallback }: Messages, phase: string): string {
  return phases[phase] ?? phases[phase.split('.')[0]!] ?? phaseFallback;
}

/** What the simulation is doing, always in the same place and of the same height. */
export function RunBar() {
  const app = useApp();
  const { messages, format } = useLocale();
  const run = useSignalValue(app.run);
  const atlas = useSignalValue(app.atlas);
  const hasOutcome = useSignalValue(app.outcome) !== undefined;
  const inputs = useSignalValue(app.editor.inputs);
  const texts = messages.run;
  const isRunning = run.kind === 'running';
  const fraction = isRunning ? run.fraction : run.kind === 'done' ? 1 : 0;
  const status =
    run.kind === 'idle'
      ? atlas.kind === 'opening'
        ? texts.opening
        : texts.idle
      : isRunning
        ? texts.running(phaseText(messages, run.phase))
        : texts[run.kind];
  const stands = run.kind === 'cancelled' || run.kind === 'failed';
  return (
    <section class="run-bar" aria-label={texts.heading} data-run={run.kind} data-inputs={inputs}>
      <div class="run-line">
        {/* Phases change many times a second; only the start and the end are read out. */}
        <p class="run-status" data-testid="run-status">
          {status}
          {stands && hasOutcome && <span class="muted"> {texts.keepsLast}</span>}
        </p>
        <p class="visually-hidden" aria-live="polite">
          {isRunning ? texts.running(messages.phaseFallback) : status}
        </p>
        {isRunning && (
          <span class="run-percent">{texts.percent(format.share(Math.min(fraction, 0.99), 0))}</span>
        )}
        {isRunning && (
          <button type="button" class="button" data-testid="run-cancel" onClick={() => app.cancelRun()}>
            {texts.cancel}
          </button>
        )}
        {stands && (
          <button type="button" class="button" data-testid="run-again" onClick={() => void app.runScenario()}>
            {texts.again}
          </button>
        )}
      </div>
      <progress
        class="run-progress"
        data-testid="run-progress"
        max={1}
        value={fraction}
        aria-label={texts.heading}
        data-idle={!isRunning}
      />
      {run.kind === 'failed' && <ProblemList problems={run.problems} />}
    </section>
  );
}
