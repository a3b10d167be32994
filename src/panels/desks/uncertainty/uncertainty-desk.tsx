import { useApp, useAtlas, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskBody } from '../desk-body.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { AskSection } from './ask-section.tsx';
import { CausesSection } from './causes-section.tsx';
import { ChancesSection } from './chances-section.tsx';
import { CompareSection } from './compare-section.tsx';
import { ErrorSection } from './error-section.tsx';
import { FanSection } from './fan-section.tsx';

/** What is not known for certain, and what that means for the targets. */
export default function UncertaintyDesk() {
  const { uncertainty, outcome } = useApp();
  const { messages } = useLocale();
  const atlas = useAtlas();
  const hasRun = useSignalValue(outcome) !== undefined;
  const answer = useSignalValue(uncertainty.answer);
  const isOld = useSignalValue(uncertainty.isOld);
  const heading = messages.desks.names.uncertainty;
  return (
    <DeskFrame desk="uncertainty" heading={<h2>{heading}</h2>}>
      <DeskBody label={heading} class="uncertainty-desk">
        {atlas === undefined || !hasRun ? (
          <p class="desk-empty muted">{messages.board.waiting}</p>
        ) : (
          <>
            <AskSection />
            {answer !== undefined && (
              <div class="uncertainty-answer" data-old={isOld} data-testid="uncertainty-answer">
                {isOld && (
                  <p class="old-note" role="status">
                    {messages.desks.uncertainty.old}
                  </p>
                )}
                <ChancesSection atlas={atlas} answer={answer} />
                <FanSection atlas={atlas} answer={answer} />
                <CausesSection atlas={atlas} />
                <ErrorSection />
                <CompareSection answer={answer} />
              </div>
            )}
          </>
        )}
      </DeskBody>
    </DeskFrame>
  );
}
