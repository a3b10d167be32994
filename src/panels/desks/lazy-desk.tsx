import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '../../state/app-state.ts';
import { useLocale } from '../app-context.ts';
import { DeskFrame } from './desk-frame.tsx';

interface LazyDeskProps {
  readonly desk: Desk;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** A desk that is fetched when it is first opened, so that the first visit does not pay for it. */
export function LazyDesk({ desk, load }: LazyDeskProps) {
  const { messages } = useLocale();
  const [Content, setContent] = useState<ComponentType | undefined>(undefined);
  const [error, setError] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    load().then(
      ({ default: loaded }) => {
        if (!isGone) setContent(() => loaded);
      },
      (reason: unknown) => {
        if (!isGone) setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
    return () => {
      isGone = true;
    };
  }, [load]);
  if (Content !== undefined) return <Content />;
  return (
    <DeskFrame desk={desk} heading={<h2>{messages.desks.names[desk]}</h2>}>
      <p class={error === undefined ? 'desk-empty muted' : 'desk-empty field-error'} role="status">
        {error ?? messages.desks.hubs.opening}
      </p>
    </DeskFrame>
  );
}
