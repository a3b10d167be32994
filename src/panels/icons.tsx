/** Small drawings; meaning always stands beside them in words. */
import type { ComponentChildren } from 'preact';
import type { TargetStatus } from './target-view-model.ts';

function Icon({ children, class: name = 'icon' }: { children: ComponentChildren; class?: string }) {
  return (
    <svg class={name} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export function SearchIcon() {
  return (
    <Icon>
      <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6" />
      <path d="m10.5 10.5 3.6 3.6" fill="none" stroke="currentColor" stroke-width="1.8" />
    </Icon>
  );
}

export function StarIcon({ isFull }: { isFull: boolean }) {
  return (
    <Icon>
      <path
        d="m8 1.6 1.9 4.2 4.5.5-3.4 3 1 4.5L8 11.5l-4 2.3 1-4.5-3.4-3 4.5-.5z"
        fill={isFull ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="1.3"
        stroke-linejoin="round"
      />
    </Icon>
  );
}

/** Three sliders at different heights. */
export function FoldIcon() {
  return (
    <Icon>
      <path d="M2.5 3.5h11" fill="none" stroke="currentColor" stroke-width="1.6" />
      <path d="m4.5 11.5 3.5-4 3.5 4" fill="none" stroke="currentColor" stroke-width="1.6" />
    </Icon>
  );
}

export function SlidersIcon() {
  return (
    <Icon>
      <path d="M3 2v12M8 2v12M13 2v12" fill="none" stroke="currentColor" stroke-width="1.4" />
      <circle cx="3" cy="10" r="2" fill="currentColor" />
      <circle cx="8" cy="5" r="2" fill="currentColor" />
      <circle cx="13" cy="9" r="2" fill="currentColor" />
    </Icon>
  );
}

/** A screen on a stand. */
export function ScreenIcon() {
  return (
    <Icon>
      <path d="M1.5 2.5h13v8.5h-13zM8 11v3M5 14.2h6" fill="none" stroke="currentColor" stroke-width="1.4" />
    </Icon>
  );
}

/** Shapes, not only colours: full disc with a tick, half disc, hollow triangle, dots. */
export function StatusIcon({ status }: { status: TargetStatus }) {
  switch (status) {
    case 'met':
      return (
        <Icon class="icon status-icon">
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path d="M4.6 8.3 7 10.7l4.5-5" fill="none" stroke="var(--surface)" stroke-width="1.8" />
        </Icon>
      );
    case 'late':
      return (
        <Icon class="icon status-icon">
          <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6" />
          <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
        </Icon>
      );
    case 'unmet':
      return (
        <Icon class="icon status-icon">
          <path
            d="M8 2 14.6 13.6H1.4z"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linejoin="round"
          />
          <path d="M8 6.2v3.6M8 11.1v1.1" stroke="currentColor" stroke-width="1.6" />
        </Icon>
      );
    case 'waiting':
      return (
        <Icon class="icon status-icon">
          <circle cx="3.5" cy="8" r="1.4" fill="currentColor" />
          <circle cx="8" cy="8" r="1.4" fill="currentColor" />
          <circle cx="12.5" cy="8" r="1.4" fill="currentColor" />
        </Icon>
      );
  }
}

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.6,
  'stroke-linecap': 'round',
} as const;

export const PlayIcon = () => (
  <Icon>
    <path d="M4 2.5v11l9-5.5z" fill="currentColor" />
  </Icon>
);
export const PauseIcon = () => (
  <Icon>
    <path d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" fill="currentColor" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="3.2" fill="currentColor" />
    <path
      d="M8 .8v2M8 13.2v2M.8 8h2M13.2 8h2M2.9 2.9l1.4 1.4M11.7 11.7l1.4 1.4M2.9 13.1l1.4-1.4M11.7 4.3l1.4-1.4"
      {...stroke}
    />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M13.6 9.9A6 6 0 0 1 6.1 2.4a6 6 0 1 0 7.5 7.5z" fill="currentColor" />
  </Icon>
);
export const InfoIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6.5" {...stroke} />
    <path d="M8 7.2v4M8 4.6v.4" {...stroke} />
  </Icon>
);
export const ResetIcon = () => (
  <Icon>
    <path d="M3.2 5.2A5.6 5.6 0 1 1 2.4 8M3 2v3.4h3.4" {...stroke} />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" {...stroke} />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon class="icon chevron">
    <path d="m5.5 3 5 5-5 5" {...stroke} />
  </Icon>
);
export const TableIcon = () => (
  <Icon>
    <path d="M2 3h12v10H2zM2 6.4h12M2 9.7h12M6.4 3v10" {...stroke} />
  </Icon>
);
export const StepsIcon = () => (
  <Icon>
    <path d="M2.2 3.6h1.6M6.5 3.6H14M2.2 8h1.6M6.5 8H14M2.2 12.4h1.6M6.5 12.4H14" {...stroke} />
  </Icon>
);
export const BackIcon = () => (
  <Icon>
    <path d="m10.5 3-5 5 5 5" {...stroke} />
  </Icon>
);
export const NextIcon = () => (
  <Icon>
    <path d="m5.5 3 5 5-5 5" {...stroke} />
  </Icon>
);
export const UpIcon = () => (
  <Icon>
    <path d="m3 10.5 5-5 5 5" {...stroke} />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="m3 5.5 5 5 5-5" {...stroke} />
  </Icon>
);
export const RecordIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="4.2" fill="currentColor" />
  </Icon>
);
export const EditIcon = () => (
  <Icon>
    <path d="m10.2 3.2 2.6 2.6-7.2 7.2-3.2.6.6-3.2zM8.8 4.6l2.6 2.6" {...stroke} />
  </Icon>
);
export const NotesIcon = () => (
  <Icon>
    <path d="M3 2h10v12H3zM5.4 5.4h5.2M5.4 8h5.2M5.4 10.6h3" {...stroke} />
  </Icon>
);
export const LoopIcon = () => (
  <Icon>
    <path d="M3 7V6a2 2 0 0 1 2-2h7M10 2l2.2 2L10 6M13 9v1a2 2 0 0 1-2 2H4M6 14l-2.2-2L6 10" {...stroke} />
  </Icon>
);
export const CompareIcon = () => (
  <Icon>
    <path d="M2 3h12v10H2zM8 1.5v13M4 6.2h2M4 9.2h2" {...stroke} />
    <path d="M9.4 4.4h3.2v7.2H9.4z" fill="currentColor" />
  </Icon>
);
export const ExchangeIcon = () => (
  <Icon>
    <path d="M3 5.5h9M9.5 3 12 5.5 9.5 8M13 10.5H4M6.5 8 4 10.5 6.5 13" {...stroke} />
  </Icon>
);
export const PictureIcon = () => (
  <Icon>
    <path d="M2 3h12v10H2zM2 11l3.5-4 3 3 2-2 3.5 3.5M10.6 5.6h1" {...stroke} />
  </Icon>
);
export const HomeIcon = () => (
  <Icon>
    <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" {...stroke} />
  </Icon>
);
export const UndoIcon = () => (
  <Icon>
    <path d="M5.5 2.5 2.5 5.5l3 3M2.8 5.5h6.4a4 4 0 0 1 0 8H6" {...stroke} />
  </Icon>
);
export const RedoIcon = () => (
  <Icon>
    <path d="m10.5 2.5 3 3-3 3M13.2 5.5H6.8a4 4 0 0 0 0 8H10" {...stroke} />
  </Icon>
);
export const LinkIcon = () => (
  <Icon>
    <path
      d="M6.6 9.4a3 3 0 0 0 4.2 0l2.4-2.4a3 3 0 0 0-4.2-4.2l-1 1M9.4 6.6a3 3 0 0 0-4.2 0L2.8 9a3 3 0 0 0 4.2 4.2l1-1"
      {...stroke}
    />
  </Icon>
);
export const CopyIcon = () => (
  <Icon>
    <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" {...stroke} />
  </Icon>
);
export const DownloadIcon = () => (
  <Icon>
    <path d="M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11" {...stroke} />
  </Icon>
);
export const TrashIcon = () => (
  <Icon>
    <path d="M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4M6.7 6.5v4.5M9.3 6.5v4.5" {...stroke} />
  </Icon>
);
export const WarningIcon = () => (
  <Icon>
    <path d="M8 2 14.6 13.6H1.4zM8 6.4v3.4M8 11.4v.4" {...stroke} />
  </Icon>
);
