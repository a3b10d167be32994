import { useApp, useAtlas, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskBody } from '../desk-body.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { AdditionsSection } from './additions-section.tsx';
import { AnswerSection } from './answer-section.tsx';
import { CutSection } from './cut-section.tsx';
import { RankingSection } from './ranking-section.tsx';
import { StrikeSection } from './strike-section.tsx';
import { TradeOffSection } from './trade-off-section.tsx';
import { WattBitSection } from './watt-bit-section.tsx';

/** Hubs, exchanges and cables: what stands, what breaks when it breaks, and what to build next. */
export default function HubsDesk() {
  const app = useApp();
  const { messages } = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(app.outcome);
  const isOld = useSignalValue(app.oldParts).includes('hubs');
  return (
    <DeskFrame desk="hubs" heading={<h2>{messages.desks.names.hubs}</h2>}>
      <DeskBody label={messages.desks.names.hubs} isOld={isOld} class="hubs-desk">
        {atlas === undefined || outcome === undefined ? (
          <p class="desk-empty muted">{messages.board.waiting}</p>
        ) : (
          <>
            <AnswerSection atlas={atlas} outcome={outcome} />
            <CutSection atlas={atlas} outcome={outcome} />
            <StrikeSection atlas={atlas} outcome={outcome} />
            <RankingSection atlas={atlas} outcome={outcome} />
            <TradeOffSection atlas={atlas} />
            <WattBitSection atlas={atlas} outcome={outcome} />
            <AdditionsSection atlas={atlas} />
          </>
        )}
      </DeskBody>
    </DeskFrame>
  );
}
