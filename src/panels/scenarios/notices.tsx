import { useEffect } from 'preact/hooks';
import type { Locale } from '../../locale/locale.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Notice } from '../../state/scenarios/library-types.ts';
import { useLocale } from '../app-context.ts';
import { CloseIcon } from '../icons.tsx';
import { ProblemList } from '../problem-list.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { reportTexts } from './report-texts.ts';
import { nameOf } from './scenario-names.ts';
import { useScenarios } from './scenarios-context.ts';

export function noticeText(locale: Locale, notice: Notice): string {
  const { messages, language } = locale;
  const { notices } = messages.scenarios;
  switch (notice.kind) {
    case 'removed':
      return notices.removed(notice.name);
    case 'forked':
      return notices.forked(notice.name, notice.ownName);
    case 'removedElsewhere':
      return notices.removedElsewhere(notice.name);
    case 'changedElsewhere':
      return notices.changedElsewhere(notice.name);
    case 'opened':
      return notice.from === 'file' ? notices.openedFile(notice.name) : notices.openedLink(notice.name);
    case 'madeWithOther':
      return notices.madeWithOther(notice.name, notice.madeWith.modelVersion, notice.madeWith.atlasId);
    case 'refused':
      return notice.from === 'file' ? notices.refusedFile(notice.name) : notices.refusedLink;
    case 'trialEnded':
      return messages.stage.trial.ended(trialName(locale, notice.tried));
    case 'viewPartly':
      return notices.viewPartly(notice.parts.join(language === 'ja' ? '、' : ', '));
  }
}

/** The published plan has a name in each language. */
function trialName(locale: Locale, tried: Scenario): string {
  return nameOf(locale, '', tried);
}

/** Long enough to be read twice; what it says stands in the top bar, too. */
const PASSING_MS = 10_000;

/** What happened to scenarios without anybody's asking, and deletions that can be taken back. */
export function Notices() {
  const locale = useLocale();
  const { library } = useScenarios();
  const notices = useSignalValue(library.notices);
  const words = locale.messages.scenarios.notices;
  useEffect(() => {
    const passing = notices.filter(({ kind }) => kind === 'opened');
    const timers = passing.map(({ key }) => setTimeout(() => library.dismiss(key), PASSING_MS));
    return () => timers.forEach(clearTimeout);
  }, [notices, library]);
  return (
    <ul class="notices" aria-label={words.heading} aria-live="polite">
      {notices.map((notice) => (
        <li key={notice.key} data-testid="notice" data-kind={notice.kind}>
          <div class="notice-text">
            <p>
              {noticeText(locale, notice)} {notice.kind === 'refused' && words.nothingLost}
            </p>
            {notice.kind === 'refused' && <ProblemList problems={reportTexts(locale, notice.problems)} />}
          </div>
          {notice.kind === 'trialEnded' && (
            <button
              type="button"
              class="button"
              data-testid="keep-ended-trial"
              onClick={() => {
                const { trial } = locale.messages.stage;
                library.add({ ...notice.tried, name: trial.nameOf(trialName(locale, notice.tried)) });
                library.dismiss(notice.key);
              }}
            >
              {locale.messages.stage.trial.keep}
            </button>
          )}
          {notice.kind === 'removed' && (
            <button
              type="button"
              class="button"
              data-testid="undo-remove"
              onClick={() => library.restore(notice.entry)}
            >
              {words.undoRemove}
            </button>
          )}
          <button
            type="button"
            class="icon-button small"
            aria-label={words.dismiss}
            onClick={() => library.dismiss(notice.key)}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}
