/** Coverage of a place by fibre and 5G on one drawing that stands by itself: title, scenario, sources, versions. */

import type { Atlas } from '../../model/atlas.ts';
import { measuredValues } from '../../model/places/measured-coverage.ts';
import { municipalitiesOf, nameOfScope } from '../../model/places/place-scope.ts';
import { placeSeries } from '../../model/places/place-series.ts';
import { targetsOfPlace } from '../../model/places/place-targets.ts';
import type { Topic } from '../../model/places/statement.ts';
import type { Language } from '../../state/app-state.ts';
import { wrapText } from '../../state/map-picture.ts';
import type { ChartsRequest } from './pictures.ts';
import { LineChart } from './sheet/line-chart.tsx';
import { ownFilesText } from './sheet/own-figures.ts';
import { sheetSources } from './sheet/sheet.tsx';

export const CHARTS_WIDTH = 1000;
export const CHARTS_HEIGHT = 870;
const CHART_HEIGHT = 300;
const MARGIN = 24;
const NOTE_SIZE = 12;
const NOTE_LINE = 17;
const FONT =
  '"Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif';

/** Nearly enough for breaking lines: characters beyond Latin are square, Latin ones take six tenths. */
function noteWidth(text: string): number {
  return [...text].reduce((width, sign) => width + (sign > '\u2fff' ? NOTE_SIZE : 0.6 * NOTE_SIZE), 0);
}

export function creditsOfCharts(atlas: Atlas, language: Language): string {
  const credits = sheetSources(atlas).map(({ creditJa, creditEn }) =>
    language === 'ja' ? creditJa : creditEn,
  );
  return [...new Set(credits)].join(language === 'ja' ? '、' : '; ');
}

export function ChartsPicture(request: ChartsRequest) {
  const { locale, words, atlas, outcome, scope, fiscalYear, scenarioName, own } = request;
  const { language, format } = locale;
  const sheet = words.sheet;
  const series = placeSeries(atlas, outcome, municipalitiesOf(atlas, scope));
  const measured = scope.kind === 'municipality' ? measuredValues(own, scope.index, series) : [];
  const measuredOf = (topic: Topic) => measured.filter((each) => each.topic === topic);
  const ownText = ownFilesText(measured, sheet, locale);
  const targets = targetsOfPlace(outcome.scenario.targets, series);
  const place = nameOfScope(atlas, scope, language, words.nation);
  const chart = {
    width: CHARTS_WIDTH - 2 * MARGIN,
    height: CHART_HEIGHT,
    fiscalYears: series.fiscalYears,
    fiscalYear,
    format,
  };
  const rows = [
    {
      label: `${sheet.fibreChart} ${sheet.modelled}`,
      values: series.fibreHouseholdCoverage,
      measured: measuredOf('fibre'),
      goals: targets.filter(({ metric }) => metric === 'fibreHouseholdCoverage'),
      colour: '#0b6e7c',
      decimals: 2,
    },
    {
      label: `${sheet.radioChart} ${sheet.modelled}`,
      values: series.radioPopulationCoverage,
      measured: measuredOf('radio'),
      goals: targets.filter(({ metric }) => metric === 'radioPopulationCoverage'),
      colour: '#6a3d9a',
      decimals: 1,
    },
  ];
  const notes = [
    ...(ownText === undefined ? [] : [ownText]),
    sheet.modelledNote,
    sheet.sources(creditsOfCharts(atlas, language)),
    sheet.versions(outcome.modelVersion, outcome.atlasId),
  ].flatMap((text) => wrapText(text, CHARTS_WIDTH - 2 * MARGIN, noteWidth));
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${CHARTS_WIDTH} ${CHARTS_HEIGHT}`}
      width={CHARTS_WIDTH}
      height={CHARTS_HEIGHT}
      font-family={FONT}
    >
      <title>{place}</title>
      <rect width={CHARTS_WIDTH} height={CHARTS_HEIGHT} fill="#ffffff" />
      <text x={MARGIN} y="44" font-size="28" font-weight="700" fill="#1a242b">
        {place}
      </text>
      <text x={MARGIN} y="72" font-size="17" fill="#55646e">
        {sheet.scenario(scenarioName)}
      </text>
      {rows.map(({ label, ...row }, i) => (
        <g key={label} transform={`translate(${MARGIN} ${96 + i * (CHART_HEIGHT + 34)})`}>
          <text y="16" font-size="20" font-weight="600" fill="#1a242b">
            {label}
          </text>
          <g transform="translate(0 24)">
            <LineChart {...chart} {...row} label={label} />
          </g>
        </g>
      ))}
      {notes.map((line, i) => (
        <text
          key={line}
          x={MARGIN}
          y={CHARTS_HEIGHT - 12 - (notes.length - 1 - i) * NOTE_LINE}
          font-size={NOTE_SIZE}
          fill="#55646e"
        >
          {line}
        </text>
      ))}
    </svg>
  );
}
