import { useApp, useAtlas, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskBody } from '../desk-body.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { LandSection } from './land-section.tsx';
import { OperatorsSection } from './operators-section.tsx';
import { OwnSitesSection } from './own-sites-section.tsx';
import { PathSection } from './path-section.tsx';
import { PropertySection } from './property-section.tsx';
import { RollOutSection } from './roll-out-section.tsx';
import { SignalSection } from './signal-section.tsx';
import { SitesHere } from './sites-here.tsx';
import { TerrainSection } from './terrain-section.tsx';

/** 5G: where the plan stands, who covers whom, what flies above the rest, and the terrain between two places. */
export function RadioDesk() {
  const app = useApp();
  const { messages } = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(app.outcome);
  const isOld = useSignalValue(app.oldParts).includes('radio');
  return (
    <DeskFrame desk="radio" heading={<h2>{messages.desks.names.radio}</h2>}>
      <DeskBody label={messages.desks.names.radio} isOld={isOld}>
        {atlas === undefined || outcome === undefined ? (
          <p class="desk-empty muted">{messages.board.waiting}</p>
        ) : (
          <>
            <SitesHere />
            <RollOutSection atlas={atlas} outcome={outcome} />
            <OwnSitesSection atlas={atlas} />
            <SignalSection atlas={atlas} />
            <PropertySection outcome={outcome} />
            <TerrainSection atlas={atlas} />
            <OperatorsSection outcome={outcome} />
            <LandSection outcome={outcome} />
          </>
        )}
        <PathSection />
      </DeskBody>
    </DeskFrame>
  );
}
