import type { Atlas } from '../../../model/atlas.ts';
import { FACTOR_IDS } from '../../../model/uncertainty/factors.ts';
import type { FigureAnswer } from '../../../services/uncertainty-client.ts';
import { lastAnswer } from '../../../state/asked.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { figurePlaceName } from './uncertainty-view-model.ts';

/** What moves the chosen figure: one factor at a time, and by its share of the variance. */
export function CausesSection({ atlas }: { atlas: Atlas }) {
  const { uncertainty } = useApp();
  const { messages } = useLocale();
  const words = messages.desks.uncertainty.causes;
  const asked = useSignalValue(uncertainty.figureAnswer);
  const answer = lastAnswer(asked);
  return (
    <DeskSection
      id="uncertainty-causes"
      heading={words.heading}
      mark="modelled"
      {...(answer !== undefined && { table: () => <CausesTable answer={answer} /> })}
    >
      {asked.kind === 'asking' && (
        <p class="muted" role="status">
          {words.asking}
        </p>
      )}
      {asked.kind === 'refused' && <ProblemList problems={asked.problems} />}
      {answer !== undefined && (
        <div data-old={asked.kind !== 'answered'}>
          <Causes atlas={atlas} answer={answer} />
        </div>
      )}
    </DeskSection>
  );
}

function usePrint({ figure }: FigureAnswer): (value: number) => string {
  const { format } = useLocale();
  return (value) =>
    figure.measure === 'coverage'
      ? format.share(value, figure.technology === 'fibre' ? 3 : 2)
      : format.yen(value);
}

function Causes({ atlas, answer }: { atlas: Atlas; answer: FigureAnswer }) {
  const locale = useLocale();
  const { messages, format } = locale;
  const words = messages.desks.uncertainty;
  const print = usePrint(answer);
  const { figure, tornado, indices } = answer;
  const least = Math.min(tornado.central, ...tornado.bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh]));
  const most = Math.max(tornado.central, ...tornado.bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh]));
  const position = (value: number) => `${(100 * (value - least)) / (most - least)}%`;
  const measure = figure.measure === 'coverage' ? words.fan.measures.coverage : words.causes.costUntil;
  const name = words.causes.figureName(
    words.fan.technologies[figure.technology],
    measure,
    figurePlaceName(locale, atlas, figure.place),
    format.fiscalYear(figure.fiscalYear),
  );
  const used = FACTOR_IDS.map((_, i) => i)
    .filter((i) => indices.total[i]! > 0)
    .sort((a, b) => indices.total[b]! - indices.total[a]!);
  return (
    <div data-testid="causes">
      <p class="muted">{words.causes.explanation(name)}</p>
      {most - least > 0 && indices.variance > 0 ? (
        <>
          <h4>{words.causes.tornado}</h4>
          <ul class="tornado" style={{ '--central': position(tornado.central) }}>
            {tornado.bars.map(({ factor, atLow, atHigh }) => (
              <li key={factor}>
                <span>{words.ask.factors[FACTOR_IDS[factor]!]}</span>
                <i class="bar-track" aria-hidden="true">
                  <i
                    class="bar"
                    style={{
                      left: position(Math.min(atLow, atHigh, tornado.central)),
                      right: `calc(100% - ${position(Math.max(atLow, atHigh, tornado.central))})`,
                    }}
                  />
                  <i class="bar-centre" />
                </i>
                <span class="number">
                  {words.causes.ends(print(Math.min(atLow, atHigh)), print(Math.max(atLow, atHigh)))}
                </span>
              </li>
            ))}
          </ul>
          <ul class="path-key sobol-key">
            <li>
              <i data-kind="first" />
              {words.causes.first}
            </li>
            <li>
              <i data-kind="total" />
              {words.causes.total}
            </li>
          </ul>
          <ul class="tornado">
            {used.map((i) => (
              <li key={i}>
                <span>{words.ask.factors[FACTOR_IDS[i]!]}</span>
                <i class="bar-track" aria-hidden="true">
                  <i
                    class="bar"
                    data-kind="total"
                    style={{ width: format.share(clamp(indices.total[i]!), 1) }}
                  />
                  <i
                    class="bar"
                    data-kind="first"
                    style={{ width: format.share(clamp(indices.first[i]!), 1) }}
                  />
                </i>
                <span class="number">
                  {words.causes.withError(
                    format.decimal(indices.total[i]!, 2),
                    format.decimal(2 * indices.totalError[i]!, 2),
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{words.causes.flat}</p>
      )}
    </div>
  );
}

function CausesTable({ answer }: { answer: FigureAnswer }) {
  const { messages, format } = useLocale();
  const words = messages.desks.uncertainty;
  const print = usePrint(answer);
  const { tornado, indices } = answer;
  const withError = (value: number, error: number) =>
    words.causes.withError(format.decimal(value, 3), format.decimal(2 * error, 3));
  return (
    <PlainTable
      caption={words.causes.heading}
      head={[
        words.ask.factor,
        words.ask.low,
        words.ask.high,
        `${words.causes.tornado} (5 %)`,
        '95 %',
        words.causes.first,
        words.causes.total,
      ]}
      rows={tornado.bars.map(({ factor, low, high, atLow, atHigh }) => [
        words.ask.factors[FACTOR_IDS[factor]!],
        format.decimal(low, 3),
        format.decimal(high, 3),
        print(atLow),
        print(atHigh),
        withError(indices.first[factor]!, indices.firstError[factor]!),
        withError(indices.total[factor]!, indices.totalError[factor]!),
      ])}
    />
  );
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
