import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskBody } from '../desk-body.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { ChooseSection } from './choose-section.tsx';
import { PreviewSection } from './preview-section.tsx';
import { QualitySection } from './quality-section.tsx';
import { SetsSection } from './sets-section.tsx';

/** Data of the user's own: choose, check and correct, import as a whole, and take it back. */
export function DataDesk() {
  const { messages } = useLocale();
  return (
    <DeskFrame desk="data" heading={<h2>{messages.desks.names.data}</h2>}>
      <DeskBody label={messages.desks.names.data} class="data-desk">
        <ChooseSection />
        <Step />
        <SetsSection />
      </DeskBody>
    </DeskFrame>
  );
}

function Step() {
  const { own } = useApp();
  const { messages } = useLocale();
  const step = useSignalValue(own.step);
  const words = messages.desks.data;
  switch (step.kind) {
    case 'idle':
      return null;
    case 'opening':
      return (
        <p class="import-opening" role="status">
          {words.opening(step.fileName)}
          <button type="button" class="button" onClick={() => own.cancel()}>
            {words.cancel}
          </button>
        </p>
      );
    case 'refused': {
      const { issue } = step;
      return (
        <section class="import-refused" role="alert" data-testid="import-refused" data-reason={issue.reason}>
          <h3>{words.refused}</h3>
          <p>
            <b class="file-name">{issue.where}</b>
          </p>
          <p>{words.issues[issue.reason](issue)}</p>
          <button type="button" class="button" onClick={() => own.cancel()}>
            {words.dismiss}
          </button>
        </section>
      );
    }
    case 'failed':
      return (
        <section class="import-refused" role="alert" data-testid="import-failed">
          <h3>{words.refused}</h3>
          <ProblemList problems={step.problems} />
          <button type="button" class="button" onClick={() => own.cancel()}>
            {words.dismiss}
          </button>
        </section>
      );
    case 'preview':
      return (
        <>
          <PreviewSection inspection={step.inspection} mapping={step.mapping} />
          <QualitySection mapping={step.mapping} check={step.check} />
        </>
      );
  }
}
