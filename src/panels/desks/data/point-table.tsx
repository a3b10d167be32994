import type { PointSet } from '../../../data/own/own-set.ts';
import { useLocale } from '../../app-context.ts';
import { PlainTable } from '../plain-table.tsx';

const LISTED = 500;
const DECIMALS = 5;

/** Places of a set with their attributes; one that was clicked on the map comes first, alone. */
export function PointTable({ set, highlighted }: { set: PointSet; highlighted: number | undefined }) {
  const { messages, format } = useLocale();
  const { sets } = messages.desks.data;
  const indices =
    highlighted === undefined
      ? Array.from({ length: Math.min(LISTED, set.count) }, (_, i) => i)
      : [highlighted];
  const place = (i: number) => `${set.lat[i]!.toFixed(DECIMALS)}, ${set.lon[i]!.toFixed(DECIMALS)}`;
  return (
    <>
      {highlighted === undefined && set.count > LISTED && (
        <p class="muted">{sets.firstOnly(format.integer(LISTED), format.integer(set.count))}</p>
      )}
      <PlainTable
        caption={sets.points(set.fileName)}
        head={[sets.place, ...set.attributes.map(({ label }) => label)]}
        rows={indices.map((i) => [place(i), ...set.attributes.map(({ values }) => values[i]!)])}
      />
    </>
  );
}
