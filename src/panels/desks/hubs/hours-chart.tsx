/** Shares of people with service, hour by hour; the same numbers stand in the table of its section. */
import { useLocale } from '../../app-context.ts';

export interface HoursLine {
  readonly label: string;
  readonly colour: 'radio' | 'fibre';
  readonly isDashed: boolean;
  /** One per hour, 0–1. */
  readonly share: Float64Array;
}

interface HoursChartProps {
  readonly lines: readonly HoursLine[];
  readonly hourText: (hour: string) => string;
}

/** The axis begins at a round share below the lowest point. */
const ROUND_TO = 0.05;
const TICK_HOURS = 24;

export function HoursChart({ lines, hourText }: HoursChartProps) {
  const { format } = useLocale();
  const lowest = lines.reduce((least, { share }) => share.reduce((a, b) => Math.min(a, b), least), 1);
  const minimum = Math.max(0, Math.min(1 - ROUND_TO, Math.floor(lowest / ROUND_TO) * ROUND_TO));
  const hours = (lines[0]?.share.length ?? 1) - 1;
  const ticks = Array.from({ length: hours / TICK_HOURS + 1 }, (_, i) => i * TICK_HOURS);
  return (
    <>
      <figure class="hours-chart" aria-hidden="true">
        <span class="stacked-axis number">
          <span>{format.goalShare(1)}</span>
          <span>{format.goalShare(Math.round(minimum * 100) / 100)}</span>
        </span>
        <svg viewBox={`0 0 ${hours} 1`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {lines.map(({ label, colour, isDashed, share }) => (
            <polyline
              key={label}
              data-colour={colour}
              data-dashed={isDashed}
              points={Array.from(share, (value, hour) => `${hour},${(1 - value) / (1 - minimum)}`).join(' ')}
            />
          ))}
        </svg>
        <ol class="hours-ticks">
          {ticks.map((hour) => (
            <li key={hour}>{hourText(String(hour))}</li>
          ))}
        </ol>
      </figure>
      <ul class="path-key">
        {lines.map(({ label, colour, isDashed }) => (
          <li key={label}>
            <i class="hours-key" data-colour={colour} data-dashed={isDashed} />
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}
