import { computed, type ReadonlySignal } from '@preact/signals-core';
import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';

/** The value of a signal; the component draws again when it changes. */
export function useSignalValue<T>(source: ReadonlySignal<T>): T {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const value = source.peek();
  const drawn = useRef(value);
  drawn.current = value;
  useLayoutEffect(
    // The subscription speaks at once, so a change between drawing and subscribing is not lost.
    () =>
      source.subscribe((next) => {
        if (next !== drawn.current) redraw(undefined);
      }),
    [source],
  );
  return value;
}

/**
 * A part of what signals hold; the component draws again when that part changes, whatever else does.
 * @param inputs what `read` uses besides signals
 */
export function useSelected<T>(read: () => T, inputs: readonly unknown[]): T {
  return useSignalValue(useMemo(() => computed(read), inputs));
}
