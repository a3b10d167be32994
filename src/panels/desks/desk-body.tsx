import type { ComponentChildren } from 'preact';

interface DeskBodyProps {
  readonly label: string;
  /** True while the numbers belong to an older scenario. */
  readonly isOld?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** What scrolls below a desk's head; keys reach it even where nothing in it can be pressed. */
export function DeskBody({ label, isOld, class: extra, children }: DeskBodyProps) {
  return (
    <section
      class={extra === undefined ? 'desk-body' : `desk-body ${extra}`}
      data-old={isOld}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
    >
      {children}
    </section>
  );
}
