import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { useLocale } from '../../app-context.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { wattBitRows } from './watt-bit-view-model.ts';

/** Where power is and where the data centres' demand is, before the regional hubs and with them, by grid area. */
export function WattBitSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const { messages, format, language } = useLocale();
  const words = messages.desks.hubs.wattBit;
  const { load } = outcome.hubs;
  const { rows, mostMw, movedMw, turnedAwayMw } = wattBitRows(load);
  const nameOf = (area: number) => atlas.gridAreas[area]![language === 'ja' ? 'nameJa' : 'nameEn'];
  const known = (value: number, print: (value: number) => string) =>
    Number.isNaN(value) ? messages.layers['value.unknown'] : print(value);
  const mw = (value: number) => `${format.decimal(value, 1)} MW`;
  const percent = (value: number) => `${(100 * value).toFixed(2)}%`;
  return (
    <DeskSection
      id="hubs-watt-bit"
      heading={words.heading}
      mark="modelled"
      table={() => (
        <PlainTable
          caption={words.heading}
          head={[
            words.area,
            words.before,
            words.after,
            words.hubs,
            words.renewable,
            words.curtailment,
            words.usable,
            words.lines,
          ]}
          rows={rows.map((row) => [
            nameOf(row.area),
            mw(row.demandMwBefore),
            mw(row.demandMwAfter),
            mw(row.hubMw),
            known(row.renewableShare, (share) => format.share(share, 1)),
            known(row.curtailmentGwh, (gwh) => `${format.integer(gwh)} GWh`),
            known(row.usableCurtailmentGwh, (gwh) => `${format.integer(gwh)} GWh`),
            `${format.integer(row.interAreaMw)} MW`,
          ])}
        />
      )}
    >
      <p class="muted">{words.explanation(format.fiscalYear(load.fiscalYear))}</p>
      <p data-testid="watt-bit-answer" data-moved={Math.round(movedMw)}>
        <b>{words.answer(mw(movedMw), mw(turnedAwayMw))}</b>
      </p>
      <ul class="watt-bit" data-testid="watt-bit-chart">
        {rows.map((row) => (
          <li key={row.area}>
            <span class="watt-bit-name">{nameOf(row.area)}</span>
            <span class="watt-bit-bars">
              <i style={{ width: percent(row.demandMwBefore / mostMw) }} data-part="before" />
              <span>
                <i style={{ width: percent((row.demandMwAfter - row.hubMw) / mostMw) }} data-part="after" />
                <i style={{ width: percent(row.hubMw / mostMw) }} data-part="hubs" />
              </span>
            </span>
            <span class="number">{`${mw(row.demandMwBefore)} → ${mw(row.demandMwAfter)}`}</span>
            <small class="muted">
              {words.match(
                known(row.renewableShare, (share) => format.share(share, 0)),
                `${format.integer(row.interAreaMw)} MW`,
              )}
            </small>
          </li>
        ))}
      </ul>
      <ul class="path-key">
        {(['before', 'after', 'hubs'] as const).map((part) => (
          <li key={part}>
            <i class="watt-bit-key" data-part={part} />
            {words.parts[part]}
          </li>
        ))}
      </ul>
    </DeskSection>
  );
}
