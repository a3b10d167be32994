import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { TableIcon } from '../icons.tsx';
import { Provenance } from '../provenance.tsx';
import { TableTools } from '../table-tools.tsx';

interface DeskSectionProps {
  readonly id: string;
  readonly heading: string;
  readonly mark?: 'measured' | 'modelled';
  /** True while the section's own numbers belong to an older scenario. */
  readonly isOld?: boolean;
  /** The same as a table, opened by a button in the section's head. */
  readonly table?: () => ComponentChildren;
  readonly children: ComponentChildren;
}

/** One question of a desk with its answer; every drawing can be had as a table. */
export function DeskSection({ id, heading, mark, isOld, table, children }: DeskSectionProps) {
  const { messages } = useLocale();
  const [isTableOpen, setTableOpen] = useState(false);
  const headingId = `desk-section-${id}`;
  return (
    <section
      class="desk-section"
      aria-labelledby={headingId}
      data-testid={`desk-section-${id}`}
      data-old={isOld}
    >
      <header>
        <h3 id={headingId}>{heading}</h3>
        {mark !== undefined && <Provenance kind={mark} />}
        {table !== undefined && (
          <button
            type="button"
            class="icon-button small"
            aria-haspopup="dialog"
            aria-label={`${heading} — ${messages.time.asTable}`}
            title={messages.time.asTable}
            onClick={() => setTableOpen(true)}
          >
            <TableIcon />
          </button>
        )}
      </header>
      {children}
      {isTableOpen && table !== undefined && (
        <Dialog heading={heading} testId={`table-${id}`} onClose={() => setTableOpen(false)}>
          <TableTools name={heading} />
          {table()}
        </Dialog>
      )}
    </section>
  );
}
