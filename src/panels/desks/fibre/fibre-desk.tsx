import { useApp, useAtlas, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskBody } from '../desk-body.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { AnswerSection } from './answer-section.tsx';
import { BackCastSection } from './back-cast-section.tsx';
import { CurveSection } from './curve-section.tsx';
import { NetworkSection } from './network-section.tsx';
import { PayersSection } from './payers-section.tsx';
import { RunningSection } from './running-section.tsx';
import { TailSection } from './tail-section.tsx';
import { WorthSection } from './worth-section.tsx';

/** Fibre from the last household backwards: what the rest costs, whom, and where it is. */
export function FibreDesk() {
  const app = useApp();
  const { messages } = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(app.outcome);
  const isOld = useSignalValue(app.oldParts).includes('fibre');
  return (
    <DeskFrame desk="fibre" heading={<h2>{messages.desks.names.fibre}</h2>}>
      {atlas === undefined || outcome === undefined ? (
        <p class="desk-empty muted">{messages.board.waiting}</p>
      ) : (
        <DeskBody label={messages.desks.names.fibre} isOld={isOld}>
          <AnswerSection outcome={outcome} />
          <CurveSection atlas={atlas} outcome={outcome} />
          <PayersSection outcome={outcome} />
          <TailSection atlas={atlas} outcome={outcome} />
          <WorthSection outcome={outcome} />
          <RunningSection outcome={outcome} />
          <NetworkSection atlas={atlas} outcome={outcome} />
          <BackCastSection outcome={outcome} />
        </DeskBody>
      )}
    </DeskFrame>
  );
}
