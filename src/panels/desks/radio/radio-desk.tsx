import { useLocale } from '../../app-context.ts';
import { DeskFrame } from '../desk-frame.tsx';
import { PathSection } from './path-section.tsx';

/** 5G: the terrain between two places. */
export function RadioDesk() {
  const { messages } = useLocale();
  return (
    <DeskFrame desk="radio" heading={<h2>{messages.desks.names.radio}</h2>}>
      <div class="desk-body">
        <PathSection />
      </div>
    </DeskFrame>
  );
}
