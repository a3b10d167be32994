import { useRef } from 'preact/hooks';

interface ChartHandleProps {
  readonly id: string;
  /** Place along the axis, 0–1. */
  readonly place: number;
  readonly label: string;
  readonly valueText: string;
  /** Where it was let go or pulled to, 0–1. */
  readonly onPlace: (place: number) => void;
  /** Keys ask for so many steps up or down. */
  readonly onStep: (steps: number) => void;
  readonly kind: 'budget' | 'threshold';
}

const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** An upright line over a chart that can be pulled sideways, by pointer or keys. */
export function ChartHandle({ id, place, label, valueText, onPlace, onStep, kind }: ChartHandleProps) {
  const line = useRef<HTMLDivElement>(null);
  const pull = (event: PointerEvent) => {
    const box = line.current?.parentElement?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    onPlace(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  };
  return (
    <div
      ref={line}
      class="chart-handle"
      data-kind={kind}
      data-testid={id}
      style={{ left: `${place * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(place * 1000) / 10}
      aria-valuetext={valueText}
      title={`${label}: ${valueText}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        event.currentTarget.focus();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) pull(event);
      }}
      onKeyDown={(event) => {
        const steps = KEYS[event.key];
        if (steps === undefined) return;
        event.preventDefault();
        onStep(steps);
      }}
    >
      <i />
    </div>
  );
}
