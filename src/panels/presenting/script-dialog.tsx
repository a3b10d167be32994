import { MOST_STEP_NOTE, MOST_STEP_TITLE, type ScriptStep } from '../../model/script-step.ts';
import { useApp, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { DownIcon, PlayIcon, RecordIcon, TrashIcon, UpIcon } from '../icons.tsx';
import { TextField } from '../text-field.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { stepContent, stepTitle } from './step-texts.ts';

/** Titles, notes and order of the steps. */
export function ScriptDialog({ onClose }: { onClose: () => void }) {
  const { script } = useApp();
  const locale = useLocale();
  const steps = useSignalValue(script.steps);
  const removed = useSignalValue(script.removed);
  const words = locale.messages.stage.script;
  return (
    <Dialog heading={words.heading} testId="script-dialog" onClose={onClose}>
      <p class="muted">{words.explanation}</p>
      {steps.length === 0 && <p>{words.none}</p>}
      <ol class="script-list">
        {steps.map((step, i) => (
          <StepEntry key={step.id} step={step} n={i + 1} isLast={i === steps.length - 1} />
        ))}
      </ol>
      {removed !== undefined && (
        <p role="status" class="button-row">
          {words.removed(stepTitle(locale, removed.step))}
          <button type="button" class="button" data-testid="put-back-step" onClick={() => script.putBack()}>
            {words.putBack}
          </button>
        </p>
      )}
      <div class="button-row">
        <button type="button" class="button" data-testid="record-step-here" onClick={() => script.record()}>
          <RecordIcon /> {words.record}
        </button>
      </div>
    </Dialog>
  );
}

function StepEntry({ step, n, isLast }: { step: ScriptStep; n: number; isLast: boolean }) {
  const { script } = useApp();
  const locale = useLocale();
  const current = useSignalValue(script.current);
  const { messages, format } = locale;
  const words = messages.stage.script;
  const title = stepTitle(locale, step);
  const numbered = words.step(format.integer(n), title);
  const actions = [
    { id: 'enter', label: words.enter(title), icon: <PlayIcon />, act: () => script.enter(step.id) },
    {
      id: 'again',
      label: words.recordAgain(title),
      icon: <RecordIcon />,
      act: () => script.recordAgain(step.id),
    },
    {
      id: 'earlier',
      label: words.earlier(title),
      icon: <UpIcon />,
      act: () => script.move(step.id, -1),
      isOff: n === 1,
    },
    {
      id: 'later',
      label: words.later(title),
      icon: <DownIcon />,
      act: () => script.move(step.id, 1),
      isOff: isLast,
    },
    { id: 'remove', label: words.remove(title), icon: <TrashIcon />, act: () => script.remove(step.id) },
  ];
  return (
    <li data-testid="script-entry" data-current={step === current}>
      <header>
        <h3>{numbered}</h3>
        <span>
          {actions.map(({ id, label, icon, act, isOff = false }) => (
            <button
              key={id}
              type="button"
              class="icon-button small"
              data-testid={`step-${id}`}
              aria-label={label}
              title={label}
              disabled={isOff}
              onClick={act}
            >
              {icon}
            </button>
          ))}
        </span>
      </header>
      <p class="muted">{stepContent(locale, step)}</p>
      <TextField
        label={words.title}
        testId="step-title"
        value={step.title}
        placeholder={title}
        maxLength={MOST_STEP_TITLE}
        onCommit={(next) => script.describe(step.id, { title: next })}
      />
      <TextField
        label={words.note}
        testId="step-note"
        value={step.note}
        placeholder={words.notePlaceholder}
        maxLength={MOST_STEP_NOTE}
        isLong
        onCommit={(note) => script.describe(step.id, { note })}
      />
    </li>
  );
}
