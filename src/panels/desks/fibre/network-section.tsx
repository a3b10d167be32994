import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { useLocale } from '../../app-context.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';

/** Lengths of the network, and cable television on its way to fibre. */
export function NetworkSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const { messages, format, language } = useLocale();
  const words = messages.desks.fibre.network;
  const { lengths, cableConversion } = outcome.fibre;
  const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);
  const km = (metres: number) => `${format.integer(metres / 1000)} km`;
  const kinds = ['trunkM', 'feederM', 'distributionM', 'seaM'] as const;
  const names = language === 'ja' ? atlas.municipalities.nameJa : atlas.municipalities.nameEn;
  const converted = cableConversion.convertedHouseholds.at(-1)!;
  return (
    <DeskSection
      id="fibre-network"
      heading={words.heading}
      mark="modelled"
      table={() => (
        <PlainTable
          caption={words.heading}
          head={[
            messages.levels.municipality,
            ...kinds.map((kind) => `${words.kinds[kind]} ${words.standing}`),
            ...kinds.map((kind) => `${words.kinds[kind]} ${words.toBuild}`),
          ]}
          rows={names.map((name, m) => [
            name,
            ...kinds.map((kind) => km(lengths.standing[kind][m]!)),
            ...kinds.map((kind) => km(lengths.toBuild[kind][m]!)),
          ])}
        />
      )}
    >
      <p class="muted">{words.explanation}</p>
      <PlainTable
        caption={words.heading}
        head={[words.kind, words.standing, words.toBuild]}
        rows={kinds.map((kind) => [
          words.kinds[kind],
          km(sum(lengths.standing[kind])),
          km(sum(lengths.toBuild[kind])),
        ])}
      />
      <p>
        {words.cable(
          format.integer(cableConversion.eligibleHouseholds),
          format.integer(converted),
          format.yen(sum(cableConversion.costYen)),
        )}
      </p>
    </DeskSection>
  );
}
