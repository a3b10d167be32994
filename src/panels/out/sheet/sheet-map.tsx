import type { Format } from '../../../locale/format.ts';
import type { SheetWords } from '../../../locale/out/out-words.ts';
import { LAST_FISCAL_YEAR } from '../../../model/parameter.ts';
import { coloursOf } from '../../../state/layers/layer-colours.ts';
import { SERVED_CLASSES, type ServedClass, type SheetFrame } from './sheet-map-model.ts';

/** Paper is light, whatever the screen is. */
const COLOURS = coloursOf('light').coverage;
const SEA = '#eaf1f5';
const LAND = '#e9e7e1';
const OWN_LAND = '#fbfaf7';

export interface SheetMapProps {
  readonly title: string;
  readonly frame: SheetFrame;
  readonly cells: Readonly<Record<ServedClass, string>>;
  /** Paths of the areas around, and of the municipality itself. */
  readonly around: string;
  readonly own: string;
  readonly fiscalYear: number;
  readonly words: SheetWords;
  readonly format: Format;
}

export function SheetMap({ title, frame, cells, around, own, fiscalYear, words, format }: SheetMapProps) {
  const { width, height, scale } = frame;
  const year = format.fiscalYear(fiscalYear);
  const labels: Readonly<Record<ServedClass, string>> = {
    before: words.legend.before(year),
    inYear: words.legend.inYear(year),
    later: words.legend.later(year),
    never: words.legend.never(format.fiscalYear(LAST_FISCAL_YEAR)),
  };
  const length = words.kilometres(format.decimal(scale.lengthM / 1000, 1));
  return (
    <figure class="sheet-map">
      <figcaption>{title}</figcaption>
      <div class="sheet-map-view">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
          <rect x={-width} y={-height} width={3 * width} height={3 * height} fill={SEA} />
          <path d={around} fill={LAND} stroke="#b4b9ba" stroke-width="2" />
          <path d={own} fill={OWN_LAND} />
          {SERVED_CLASSES.map(
            (each) => cells[each] !== '' && <path key={each} d={cells[each]} fill={COLOURS[each]} />,
          )}
          <path d={own} fill="none" stroke="#1a242b" stroke-width="4" stroke-linejoin="round" />
          <g transform={`translate(14 ${height - 16})`}>
            <rect x="-8" y="-34" width={scale.width + 20} height="44" fill="#ffffff" fill-opacity="0.8" />
            <path d={`M0 -10V0H${scale.width}V-10`} fill="none" stroke="#1a242b" stroke-width="4" />
            <text x={scale.width / 2} y="-12" font-size="24" text-anchor="middle" fill="#1a242b">
              {length}
            </text>
          </g>
        </svg>
      </div>
      <ul class="sheet-legend">
        {SERVED_CLASSES.map((each) => (
          <li key={each}>
            <i style={{ background: COLOURS[each] }} />
            {labels[each]}
          </li>
        ))}
      </ul>
    </figure>
  );
}
