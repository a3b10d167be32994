import { useRef, useState } from 'preact/hooks';
import { formatCsv } from '../data/csv.ts';
import { useLocale } from './app-context.ts';
import { CopyIcon, DownloadIcon } from './icons.tsx';
import { saveBlob } from './scenarios/save-file.ts';

/** Excel takes a file without it for Shift_JIS. */
const BYTE_ORDER_MARK = '\uFEFF';

interface TableToolsProps {
  /** Of the file, without its ending. */
  readonly name: string;
}

/** The tables of the same sheet as they are printed there, to be copied into a spreadsheet or saved as CSV. */
export function TableTools({ name }: TableToolsProps) {
  const { messages } = useLocale();
  const bar = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const words = messages.stage.tables;
  const tables = () =>
    [...(bar.current?.closest('dialog, section')?.querySelectorAll('table') ?? [])].map(cellsOf);
  const copy = async () => {
    const text = tables()
      .map((rows) => rows.map((row) => row.join('\t')).join('\n'))
      .join('\n\n');
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // Not over https, or not allowed; the file can be had all the same.
      setState('refused');
    }
  };
  const save = () => {
    const text = tables()
      .map(([head = [], ...rows]) => formatCsv(head, rows))
      .join('\r\n');
    saveBlob(`${name}.csv`, new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv' }));
  };
  return (
    <div class="button-row" ref={bar}>
      <button type="button" class="button" data-testid="copy-table" onClick={() => void copy()}>
        <CopyIcon /> {words.copy}
      </button>
      <button type="button" class="button" data-testid="save-table" onClick={save}>
        <DownloadIcon /> {words.save}
      </button>
      <span role="status">{state === 'idle' ? '' : words[state]}</span>
    </div>
  );
}

function cellsOf(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) => [...row.cells].map((cell) => (cell.textContent ?? '').trim()));
}
