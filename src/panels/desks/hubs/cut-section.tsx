import { useEffect, useMemo } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import type { CutPair } from '../../../services/resilience-client.ts';
import { lastAnswer } from '../../../state/asked.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { CloseIcon } from '../../icons.tsx';
import { ProblemList } from '../../problem-list.tsx';
import { SignalSwitch } from '../../signal-switch.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PickButton } from '../pick-button.tsx';
import { PlainTable } from '../plain-table.tsx';
import { type CutRow, cutRows, hitNodes, partName } from './cut-view-model.ts';

/** Where the desk leaves the map free, a click on a link cuts it from the start. */
const BESIDE_THE_MAP = '(min-width: 1280px)';
const MOST_SLOWER = 5;

/** Links and sites that the user cuts, on the map or from the list of bridges, and what that means. */
export function CutSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const app = useApp();
  const { cuts } = app.backbone;
  const { messages, format, language } = useLocale();
  const words = messages.desks.hubs.cuts;
  const isPicking = useSignalValue(cuts.isPicking);
  const parts = useSignalValue(cuts.parts);
  const asked = useSignalValue(cuts.consequences);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const answer = lastAnswer(asked);
  useEffect(() => {
    if (matchMedia(BESIDE_THE_MAP).matches) cuts.isPicking.value = true;
  }, [cuts]);
  const bridges = useMemo(() => {
    const y = outcome.fiscalYears.indexOf(fiscalYear);
    return [...(outcome.hubs.backbone.bridges[y] ?? [])]
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.people - a.people || a.link - b.link);
  }, [outcome, fiscalYear]);
  const isCut = (link: number) => parts.some(({ kind, index }) => kind === 'link' && index === link);
  return (
    <DeskSection
      id="hubs-cuts"
      heading={words.heading}
      mark="modelled"
      table={() => (
        <PlainTable
          caption={words.bridges(format.fiscalYear(fiscalYear))}
          head={[words.link, words.measures.people]}
          rows={bridges.map(({ link, people }) => [
            partName(atlas.backbone, { kind: 'link', index: link }, language),
            format.integer(people),
          ])}
        />
      )}
    >
      <p class="muted">{words.explanation(format.fiscalYear(fiscalYear))}</p>
      <p class="path-actions">
        <PickButton picker={cuts} testId="pick-cuts" start={words.pick} stop={words.stop} />
        <select
          class="select cut-select"
          aria-label={words.cutBridge}
          data-testid="cut-bridge"
          value=""
          onChange={(event) => {
            if (event.currentTarget.value !== '')
              cuts.toggle({ kind: 'link', index: Number(event.currentTarget.value) });
            event.currentTarget.value = '';
          }}
        >
          <option value="">{words.cutBridge}</option>
          {bridges
            .filter(({ link }) => !isCut(link))
            .map(({ link, people }) => (
              <option key={link} value={link}>
                {words.bridge(
                  partName(atlas.backbone, { kind: 'link', index: link }, language),
                  format.integer(people),
                )}
              </option>
            ))}
        </select>
        {parts.length > 0 && (
          <button type="button" class="link-button" onClick={() => cuts.clear()}>
            {words.clear}
          </button>
        )}
      </p>
      {isPicking && (
        <p class="path-hint" role="status">
          {words.hint}
        </p>
      )}
      <ul class="own-sites" data-testid="cut-list">
        {parts.map((part) => {
          const name = partName(atlas.backbone, part, language);
          return (
            <li key={`${part.kind}-${part.index}`}>
              <span>{part.kind === 'link' ? words.cutLink(name) : words.cutNode(name)}</span>
              <button
                type="button"
                class="icon-button small"
                aria-label={words.mend(name)}
                title={words.mend(name)}
                onClick={() => cuts.toggle(part)}
              >
                <CloseIcon />
              </button>
            </li>
          );
        })}
      </ul>
      {asked.kind === 'asking' && answer === undefined && (
        <p class="muted" role="status">
          {words.asking} …
        </p>
      )}
      {asked.kind === 'refused' && <ProblemList problems={asked.problems} />}
      {parts.length > 0 && (
        <SignalSwitch isOn={cuts.isOnMap} label={words.onMap} testId="cut-on-map" class="cut-on-map" />
      )}
      {answer !== undefined && parts.length > 0 && <Consequences atlas={atlas} answer={answer} />}
    </DeskSection>
  );
}

function Consequences({ atlas, answer }: { atlas: Atlas; answer: CutPair }) {
  const { messages, format, language } = useLocale();
  const words = messages.desks.hubs.cuts;
  const rows = cutRows(answer);
  const hit = hitNodes(answer, MOST_SLOWER);
  const names = language === 'ja' ? atlas.backbone.nodes.nameJa : atlas.backbone.nodes.nameEn;
  const print = ({ measure }: CutRow, value: number) => {
    if (measure === 'latency')
      return Number.isNaN(value) ? messages.layers['value.unknown'] : `${format.decimal(value, 3)} ms`;
    if (measure === 'traffic') return `${format.decimal(value, 2)} Gbps`;
    return format.integer(value);
  };
  const people = Math.round(rows[0]!.after - rows[0]!.before);
  return (
    <>
      <p data-testid="cut-answer" data-people={people}>
        <b>{words.answer(format.integer(people))}</b>{' '}
        {hit.cutOff.length > 0 &&
          words.nodesCutOff(hit.cutOff.map((n) => names[n]!).join(messages.places.separator))}
      </p>
      <PlainTable
        caption={words.heading}
        head={[words.measure, words.before, words.after, words.change]}
        rows={rows.map((row) => [
          words.measures[row.measure],
          print(row, row.before),
          print(row, row.after),
          print(row, row.after - row.before),
        ])}
      />
      {hit.slower.length > 0 && (
        <p class="muted">
          {words.slower(
            hit.slower
              .map(({ node, ms }) => words.slowerNode(names[node]!, `${format.decimal(ms, 2)} ms`))
              .join(messages.places.separator),
          )}
        </p>
      )}
    </>
  );
}
