import { useId, useState } from 'preact/hooks';
import { FISCAL_YEARS, LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import { DEFAULT_TARGETS, TARGET_METRICS, type Target, type TargetMetric } from '../../model/target.ts';
import { useApp, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { TrashIcon, UndoIcon } from '../icons.tsx';
import { goalText } from '../target-view-model.ts';
import { useDraft } from '../use-draft.ts';
import { useSignalValue } from '../use-signal-value.ts';
import {
  goalFieldText,
  isPublishedSet,
  isShareMetric,
  nextTargetId,
  readGoal,
  twinOf,
  withTarget,
} from './targets-view-model.ts';

/** The button in the board's head that opens the targets. */
export function TargetsButton() {
  const { messages } = useLocale();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button"
        data-testid="open-targets"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {messages.stage.targets.open}
      </button>
      {isOpen && <TargetsDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** Goals and years of the scenario's targets; each change is a step of undo and begins a run. */
function TargetsDialog({ onClose }: { onClose: () => void }) {
  const { scenario, editor } = useApp();
  const { messages } = useLocale();
  const own = useSignalValue(scenario);
  const canUndo = useSignalValue(editor.canUndo);
  const words = messages.stage.targets;
  const put = (targets: readonly Target[], gesture?: string) => editor.change({ ...own, targets }, gesture);
  return (
    <Dialog heading={words.heading} testId="targets-dialog" onClose={onClose}>
      <p class="muted">{words.explanation}</p>
      <div class="table-scroll">
        <table class="data-table targets-table">
          <thead>
            <tr>
              <th scope="col">{words.metric}</th>
              <th scope="col">{words.goal}</th>
              <th scope="col">{words.fiscalYear}</th>
              <th scope="col">{words.published}</th>
              <th scope="col">
                <span class="visually-hidden">{words.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {own.targets.map((target) => (
              <TargetRow
                key={target.id}
                target={target}
                targets={own.targets}
                onChange={(next) => put(own.targets.map((each) => (each.id === next.id ? next : each)))}
                onRemove={() => put(own.targets.filter(({ id }) => id !== target.id))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {own.targets.length === 0 && <p>{words.none}</p>}
      <NewTarget targets={own.targets} onAdd={(target) => put(withTarget(own.targets, target))} />
      <div class="button-row">
        <button
          type="button"
          class="button"
          data-testid="reset-targets"
          disabled={isPublishedSet(own.targets)}
          onClick={() => put(DEFAULT_TARGETS)}
        >
          {words.reset}
        </button>
        <button
          type="button"
          class="button"
          data-testid="undo-targets"
          disabled={!canUndo}
          onClick={() => editor.undo()}
        >
          <UndoIcon /> {messages.scenarios.undo}
        </button>
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly target: Target;
  readonly targets: readonly Target[];
  readonly onChange: (next: Target) => void;
  readonly onRemove: () => void;
}

function TargetRow({ target, targets, onChange, onRemove }: RowProps) {
  const locale = useLocale();
  const [problem, setProblem] = useState<string>();
  const { messages, format } = locale;
  const words = messages.stage.targets;
  const { title } = messages.metrics[target.metric];
  const name = `${title}, ${format.fiscalYear(target.fiscalYear)}`;
  const published = DEFAULT_TARGETS.find(({ id }) => id === target.id);
  const setYear = (fiscalYear: number) => {
    if (twinOf(targets, { ...target, fiscalYear }) !== undefined)
      setProblem(words.errors.twin(title, format.fiscalYear(fiscalYear)));
    else {
      setProblem(undefined);
      onChange({ ...target, fiscalYear });
    }
  };
  return (
    <tr data-testid={`edit-target-${target.id}`}>
      <th scope="row">{title}</th>
      <td>
        <GoalField
          metric={target.metric}
          goal={target.goal}
          label={words.goalOf(name)}
          onCommit={(goal) => onChange({ ...target, goal })}
        />
      </td>
      <td>
        <YearSelect value={target.fiscalYear} label={words.yearOf(name)} onChange={setYear} />
        {problem !== undefined && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
      </td>
      <td>
        {published === undefined
          ? words.own
          : messages.scenarios.targetValue(
              goalText(locale, published),
              format.fiscalYear(published.fiscalYear),
            )}
      </td>
      <td>
        <button
          type="button"
          class="icon-button small"
          data-testid="remove-target"
          aria-label={words.remove(name)}
          title={words.remove(name)}
          onClick={onRemove}
        >
          <TrashIcon />
        </button>
      </td>
    </tr>
  );
}

interface GoalFieldProps {
  readonly metric: TargetMetric;
  /** Undefined for an empty field. */
  readonly goal: number | undefined;
  readonly label: string;
  readonly onCommit: (goal: number) => void;
  /** Told of every entry, for who cannot wait for the field to be left. */
  readonly onDraft?: (goal: number | undefined) => void;
}

/** What is typed counts on leaving the field and on Enter; what is no goal is told, and the last goal stands. */
function GoalField({ metric, goal, label, onCommit, onDraft }: GoalFieldProps) {
  const locale = useLocale();
  const errorId = useId();
  const [problem, setProblem] = useState<string>();
  const field = useDraft({
    shown: goal === undefined ? '' : goalFieldText(locale, { metric, goal }),
    onReset: () => setProblem(undefined),
    onDraft(text) {
      const entry = readGoal(locale, metric, text);
      onDraft?.(entry.ok ? entry.goal : undefined);
    },
    onCommit(text) {
      if (text === '') return false;
      const entry = readGoal(locale, metric, text);
      setProblem(entry.ok ? undefined : entry.message);
      if (entry.ok && entry.goal !== goal) onCommit(entry.goal);
      return entry.ok;
    },
  });
  return (
    <>
      <span class="goal-field">
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          class="number-field"
          data-testid="goal"
          aria-label={label}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : errorId}
          {...field}
        />
        {isShareMetric(metric) ? '%' : locale.messages.stage.targets.countUnit}
      </span>
      {problem !== undefined && (
        <p class="field-error" id={errorId} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

interface YearSelectProps {
  readonly value: number;
  readonly label: string;
  readonly onChange: (fiscalYear: number) => void;
}

function YearSelect({ value, label, onChange }: YearSelectProps) {
  const { format } = useLocale();
  return (
    <select
      class="select"
      data-testid="target-year"
      aria-label={label}
      value={String(value)}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    >
      {FISCAL_YEARS.map((year) => (
        <option key={year} value={String(year)}>
          {format.fiscalYear(year)}
        </option>
      ))}
    </select>
  );
}

function NewTarget({ targets, onAdd }: { targets: readonly Target[]; onAdd: (target: Target) => void }) {
  const { messages, format } = useLocale();
  const [metric, setMetric] = useState<TargetMetric>('fibreHouseholdCoverage');
  const [goal, setGoal] = useState<number>();
  const [fiscalYear, setFiscalYear] = useState<number>(LAST_FISCAL_YEAR);
  const [problem, setProblem] = useState<string>();
  // A new field for each target: what was typed for the last one is gone.
  const [key, setKey] = useState(0);
  const words = messages.stage.targets;
  const { title } = messages.metrics[metric];
  const add = () => {
    const id = nextTargetId(targets);
    if (goal === undefined) setProblem(words.errors.noGoal);
    else if (twinOf(targets, { id, metric, fiscalYear }) !== undefined)
      setProblem(words.errors.twin(title, format.fiscalYear(fiscalYear)));
    else {
      onAdd({ id, metric, goal, fiscalYear, source: words.own });
      setProblem(undefined);
      setGoal(undefined);
      setKey(key + 1);
    }
  };
  return (
    <fieldset class="new-target">
      <legend>{words.add}</legend>
      <div class="button-row">
        <select
          class="select"
          data-testid="new-target-metric"
          aria-label={words.metric}
          value={metric}
          onChange={(event) => {
            const chosen = TARGET_METRICS.find((each) => each === event.currentTarget.value);
            if (chosen !== undefined) setMetric(chosen);
          }}
        >
          {TARGET_METRICS.map((each) => (
            <option key={each} value={each}>
              {messages.metrics[each].title}
            </option>
          ))}
        </select>
        <GoalField
          key={`${key}-${metric}`}
          metric={metric}
          goal={goal}
          label={words.goal}
          onCommit={setGoal}
          onDraft={setGoal}
        />
        <YearSelect value={fiscalYear} label={words.fiscalYear} onChange={setFiscalYear} />
        <button type="button" class="button" data-testid="add-target" onClick={add}>
          {words.addButton}
        </button>
      </div>
      {problem !== undefined && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
