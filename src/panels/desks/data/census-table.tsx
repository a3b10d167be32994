import type { CensusMeshSet } from '../../../data/own/own-set.ts';
import type { Atlas } from '../../../model/atlas.ts';
import { useLocale } from '../../app-context.ts';
import { placeName } from '../../place-names.ts';
import { PlainTable } from '../plain-table.tsx';

const LISTED = 300;

/** Municipalities by how far a census mesh and the map data are apart, the farthest first. */
export function CensusTable({ set, atlas }: { set: CensusMeshSet; atlas: Atlas }) {
  const locale = useLocale();
  const { messages, format } = locale;
  const { census, sets } = messages.desks.data;
  const difference = (i: number) => set.populationInFile[i]! - set.populationInAtlas[i]!;
  const order = Array.from(set.municipality, (_, i) => i)
    .sort((a, b) => Math.abs(difference(b)) - Math.abs(difference(a)) || a - b)
    .slice(0, LISTED);
  const signed = (value: number) => (value > 0 ? `+${format.integer(value)}` : format.integer(value));
  return (
    <>
      <p>{census.rebuild}</p>
      {set.municipality.length > LISTED && (
        <p class="muted">{sets.firstOnly(format.integer(LISTED), format.integer(set.municipality.length))}</p>
      )}
      <PlainTable
        caption={census.table(set.fileName)}
        head={census.columns}
        rows={order.map((i) => [
          placeName(locale, atlas, { level: 'municipality', index: set.municipality[i]! }),
          format.integer(set.populationInFile[i]!),
          format.integer(set.populationInAtlas[i]!),
          signed(difference(i)),
          signed(set.householdsInFile[i]! - set.householdsInAtlas[i]!),
        ])}
      />
    </>
  );
}
