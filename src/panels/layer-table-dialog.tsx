import { useMemo, useState } from 'preact/hooks';
import { layerText, quantityText } from '../locale/layer-words.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Level } from '../state/app-state.ts';
import { levelOf } from '../state/layers/index.ts';
import { classRows, placeTotals, placeValueRows } from '../state/layers/layer-table.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { PlainTable } from './desks/plain-table.tsx';
import { Dialog } from './dialog.tsx';
import { TableIcon } from './icons.tsx';
import { placeName, prefectureOf } from './place-names.ts';
import { TableTools } from './table-tools.tsx';
import { useIsOld } from './use-is-old.ts';
import { useSignalValue } from './use-signal-value.ts';

/** The map as numbers, for those who do not see it and those who want to count. */
export function LayerTableButton() {
  const { messages } = useLocale();
  const atlas = useAtlas();
  const [isOpen, setOpen] = useState(false);
  const { table } = messages.map;
  return (
    <>
      <button
        type="button"
        class="icon-button small"
        aria-haspopup="dialog"
        data-testid="layer-table"
        aria-label={table.open}
        title={table.open}
        onClick={() => setOpen(true)}
      >
        <TableIcon />
      </button>
      {isOpen && atlas !== undefined && <LayerTableDialog atlas={atlas} onClose={() => setOpen(false)} />}
    </>
  );
}

function LayerTableDialog({ atlas, onClose }: { readonly atlas: Atlas; readonly onClose: () => void }) {
  const app = useApp();
  const locale = useLocale();
  const outcome = useSignalValue(app.outcome);
  const prepared = useSignalValue(app.preparedNow);
  const own = useSignalValue(app.own.coverage);
  const chance = useSignalValue(app.uncertainty.shown);
  const theme = useSignalValue(app.theme);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const layer = useSignalValue(app.comparison.layer);
  const level = levelOf(layer, useSignalValue(app.level));
  const isOld = useIsOld(layer.parts);
  const { table, topic } = locale.messages.map;
  const { integer, fiscalYear: yearText } = locale.format;
  const view = useMemo(
    () => ({ layer, level, theme, fiscalYear, input: { atlas, outcome, prepared, own, chance } }),
    [layer, level, theme, fiscalYear, atlas, outcome, prepared, own, chance],
  );
  const rows = useMemo(() => classRows(view), [view]);
  const title = layerText(locale, layer.title(level));
  const parts = rows
    .map((row) => table.part[level](layerText(locale, row.label), integer(row.count)))
    .join(locale.language === 'ja' ? '、' : '; ');
  return (
    <Dialog heading={table.heading(title)} testId="layer-table-dialog" isWide onClose={onClose}>
      <p class="muted">
        {topic}: {layerText(locale, layer.note(level, fiscalYear))} ({yearText(fiscalYear)})
      </p>
      {isOld && (
        <p>
          <span class="old-mark">{locale.messages.board.old}</span>
        </p>
      )}
      <p>{table.summary(title, parts)}</p>
      <TableTools name={title} />
      <h3>{table.classes}</h3>
      <PlainTable
        caption={table.classes}
        head={[
          table.columns.class,
          table.columns.count[level],
          table.columns.people,
          table.columns.households,
        ]}
        rows={rows.map((row) => [
          layerText(locale, row.label),
          integer(row.count),
          integer(row.population),
          integer(row.households),
        ])}
      />
      {level !== 'cell' && <PlaceValues view={{ ...view, level }} />}
    </Dialog>
  );
}

type View = Parameters<typeof placeValueRows>[0] & { readonly level: Exclude<Level, 'cell'> };

function PlaceValues({ view }: { readonly view: View }) {
  const locale = useLocale();
  const { table } = locale.messages.map;
  const { layer, input, level, fiscalYear } = view;
  const rows = useMemo(() => placeValueRows(view), [view]);
  const totals = useMemo(() => placeTotals(input, level, fiscalYear), [input, level, fiscalYear]);
  const { integer } = locale.format;
  const nameOf = (index: number) => {
    const name = placeName(locale, input.atlas, { level, index });
    if (level === 'prefecture') return name;
    const holder = { level: 'prefecture', index: prefectureOf(input.atlas, { level, index }) } as const;
    return `${name} (${placeName(locale, input.atlas, holder)})`;
  };
  const valueText = (value: number) =>
    quantityText(locale, {
      value,
      unit: layer.placeUnit,
      ...(layer.placeDecimals === undefined ? {} : { decimals: layer.placeDecimals }),
      isSigned: layer.isDifference === true,
    });
  return (
    <>
      <h3>{table.places}</h3>
      {rows.some(({ isOwn }) => isOwn) && <p class="muted">{locale.messages.desks.data.measuredNote}</p>}
      <PlainTable
        caption={table.places}
        head={[table.columns.place, table.columns.value, table.columns.people, table.columns.households]}
        rows={rows.map(({ index, value, isOwn }) => [
          nameOf(index),
          isOwn ? table.measured(valueText(value)) : valueText(value),
          integer(totals.population[index]!),
          integer(totals.households[index]!),
        ])}
      />
    </>
  );
}
