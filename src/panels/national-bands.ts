/** The nation's bands as the charts below the map draw them. */
import { YEAR_COUNT } from '../model/parameter.ts';
import { BAND_SHARES } from '../model/uncertainty/quantiles.ts';
import type { UncertaintyResult } from '../model/uncertainty/uncertainty-result.ts';
import type { CoverageChart } from './chart-view-model.ts';

export function nationalBands({
  bands,
  prefectures,
}: UncertaintyResult): Readonly<Record<CoverageChart['id'], readonly Float64Array[]>> {
  const places = prefectures + 1;
  const of = (table: Float64Array) =>
    BAND_SHARES.map((_, k) =>
      Float64Array.from(
        { length: YEAR_COUNT },
        (_y, y) => table[(y * places + prefectures) * BAND_SHARES.length + k]!,
      ),
    );
  return { fibre: of(bands.fibre.coverage), radio: of(bands.radio.coverage) };
}
