import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface LazyPartProps<P> {
  /** The same function each time, or it is loaded anew. */
  readonly load: () => Promise<{ default: ComponentType<P> }>;
  readonly props: P;
  readonly onError: (message: string) => ComponentChildren;
}

/** A part of the page that is fetched when it is first shown; nothing is drawn until it is there. */
export function LazyPart<P extends object>({ load, props, onError }: LazyPartProps<P>) {
  const [Content, setContent] = useState<ComponentType<P> | undefined>(undefined);
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
  if (Content !== undefined) return <Content {...props} />;
  return error === undefined ? null : onError(error);
}
