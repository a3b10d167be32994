import { useState } from 'preact/hooks';
import type { ScriptStep } from '../../model/script-step.ts';
import { useApp, useLocale } from '../app-context.ts';
import { BackIcon, CloseIcon, EditIcon, NextIcon, NotesIcon, RecordIcon, StepsIcon } from '../icons.tsx';
import { nameOf } from '../scenarios/scenario-names.ts';
import { useScenarios } from '../scenarios/scenarios-context.ts';
import { useSignalValue } from '../use-signal-value.ts';
import { ScriptDialog } from './script-dialog.tsx';
import { stepTitle } from './step-texts.ts';

/** The button that shows the steps. */
export function ScriptButton() {
  const { script } = useApp();
  const { messages } = useLocale();
  const isOpen = useSignalValue(script.isOpen);
  const label = isOpen ? messages.stage.script.close : messages.stage.script.open;
  return (
    <button
      type="button"
      class="icon-button"
      data-testid="open-script"
      aria-pressed={isOpen}
      aria-label={label}
      title={label}
      onClick={() => {
        script.isOpen.value = !isOpen;
      }}
    >
      <StepsIcon />
    </button>
  );
}

/** The steps under the top bar while they are open or presented, and what is tried. */
export function ScriptBar() {
  const { script, presenting, editor } = useApp();
  const isOpen = useSignalValue(script.isOpen);
  const isPresenting = useSignalValue(presenting.isOn);
  const steps = useSignalValue(script.steps);
  const isTrialOther = useSignalValue(editor.isTrialOther);
  const hasSteps = isOpen || (isPresenting && steps.length > 0);
  if (!hasSteps && !isTrialOther) return null;
  return (
    <div class="script-bar" data-testid="script-bar">
      {hasSteps && <Steps steps={steps} isOpen={isOpen} />}
      {isTrialOther && <Trial />}
    </div>
  );
}

function Steps({ steps, isOpen }: { steps: readonly ScriptStep[]; isOpen: boolean }) {
  const { script, presenting } = useApp();
  const locale = useLocale();
  const current = useSignalValue(script.current);
  const unknownParts = useSignalValue(script.unknownParts);
  const [isEditing, setEditing] = useState(false);
  const { messages, format } = locale;
  const words = messages.stage.script;
  const at = current === undefined ? -1 : steps.indexOf(current);
  return (
    <nav class="script-steps" aria-label={words.heading}>
      <button
        type="button"
        class="icon-button"
        data-testid="previous-step"
        aria-label={words.previous}
        title={words.previous}
        disabled={at <= 0}
        onClick={() => script.previous()}
      >
        <BackIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        data-testid="next-step"
        aria-label={words.next}
        title={words.next}
        disabled={steps.length === 0 || at === steps.length - 1}
        onClick={() => script.next()}
      >
        <NextIcon />
      </button>
      {steps.length === 0 && <p class="muted">{words.none}</p>}
      <ol class="step-list" data-testid="step-list">
        {steps.map((step, i) => (
          <li key={step.id}>
            <button
              type="button"
              class="step-button"
              data-testid="step"
              aria-current={step === current ? 'step' : undefined}
              ref={(button) => {
                if (step === current) button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
              }}
              onClick={() => script.enter(step.id)}
            >
              {words.step(format.integer(i + 1), stepTitle(locale, step))}
            </button>
          </li>
        ))}
      </ol>
      <p class="visually-hidden" role="status" data-testid="step-position">
        {current !== undefined &&
          `${words.position(format.integer(at + 1), format.integer(steps.length))} ${stepTitle(locale, current)}`}
      </p>
      {unknownParts.length > 0 && (
        <p role="status">{words.unknownParts(unknownParts.join(messages.places.separator))}</p>
      )}
      {isOpen && (
        <>
          <button type="button" class="button" data-testid="record-step" onClick={() => script.record()}>
            <RecordIcon /> {words.record}
          </button>
          <button
            type="button"
            class="icon-button"
            data-testid="edit-script"
            aria-haspopup="dialog"
            aria-label={words.edit}
            title={words.edit}
            onClick={() => setEditing(true)}
          >
            <EditIcon />
          </button>
          <button
            type="button"
            class="icon-button"
            data-testid="open-notes"
            aria-label={messages.stage.notes.open}
            title={messages.stage.notes.open}
            onClick={() => {
              presenting.areNotesAsked.value = true;
            }}
          >
            <NotesIcon />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={words.close}
            title={words.close}
            onClick={() => {
              script.isOpen.value = false;
            }}
          >
            <CloseIcon />
          </button>
        </>
      )}
      {isEditing && <ScriptDialog onClose={() => setEditing(false)} />}
    </nav>
  );
}

/** That nothing of this is saved, and what can become of it. */
function Trial() {
  const { editor, scenario } = useApp();
  const { library } = useScenarios();
  const locale = useLocale();
  const kept = useSignalValue(editor.kept);
  const currentId = useSignalValue(library.currentId);
  const words = locale.messages.stage.trial;
  const name = nameOf(locale, currentId, kept);
  return (
    <p class="trial" role="status" data-testid="trial">
      <b class="old-mark">{words.mark}</b>
      <span>{words.explanation(name)}</span>
      <button
        type="button"
        class="link-button"
        data-testid="keep-trial"
        onClick={() => library.add({ ...scenario.peek(), name: words.nameOf(name) })}
      >
        {words.keep}
      </button>
      <button
        type="button"
        class="link-button"
        data-testid="put-back-trial"
        onClick={() => editor.change(kept)}
      >
        {words.putBack}
      </button>
    </p>
  );
}
