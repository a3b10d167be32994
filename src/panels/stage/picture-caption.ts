/** What stands around a picture of the map, in the words of the page: the same layer gives both. */

import { ownDataNote } from '../../data/out/measured-table.ts';
import type { PngNotes } from '../../data/out/png-notes.ts';
import { layerText } from '../../locale/layer-words.ts';
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import { MODEL_VERSION } from '../../model/outcome.ts';
import { FIRST_FISCAL_YEAR } from '../../model/parameter.ts';
import { nationalSeries } from '../../model/place-figures.ts';
import type { AppState } from '../../state/app-state.ts';
import { FIBRE_TOPICS, layerLegend, levelOf } from '../../state/layers/index.ts';
import type { PictureCaption, PictureKey } from '../../state/map-picture.ts';
import { backboneKeys } from '../backbone-legend.tsx';
import { costRows } from '../chart-view-model.ts';
import { networkKeys } from '../network-legend.tsx';
import { placesKeys } from '../places-legend.tsx';
import { metricValueText } from '../target-view-model.ts';
import { pictureNotes } from './picture-notes.ts';
import { namesOfSides } from './side-names.ts';

/** Sources of what the map draws and of the numbers under it. */
const CREDITED_SOURCES = ['census-mesh-2015', 'boundaries'];

/** @param scenarioName of the scenario on screen, as the page shows it */
export function pictureCaption(
  locale: Locale,
  app: AppState,
  atlas: Atlas,
  scenarioName: string,
  fiscalYear: number,
): PictureCaption {
  const { messages, format, language } = locale;
  const words = messages.stage.pictures;
  const layer = app.comparison.layer.peek();
  const comparison = app.comparison.outcome.peek() === undefined ? 'off' : app.comparison.mode.peek();
  const sideNames = namesOfSides(locale, app, scenarioName);
  const level = levelOf(layer, app.level.peek());
  const outcome = app.outcome.peek();
  const theme = app.theme.peek();
  const input = { atlas, outcome, prepared: app.preparedNow.peek() };
  const legend = layerLegend(layer, input, level, theme, fiscalYear);
  const keys: PictureKey[] = legend.entries.map(({ colour, label }) => ({
    colour,
    label: layerText(locale, label),
  }));
  if (outcome !== undefined && layer.id === 'hubs') keys.push(...backboneKeys(locale, theme));
  if (outcome !== undefined && FIBRE_TOPICS.includes(layer.id) && app.isNetworkShown.peek())
    keys.push(
      ...networkKeys(locale, theme, fiscalYear).map((key) => ({ ...key, label: words.ofNetwork(key.label) })),
    );
  keys.push(...placesKeys(locale, theme, app.scenario.peek()));
  const hasOwn =
    level === 'municipality' &&
    (layer.id === 'fibre' || layer.id === 'radio') &&
    app.own.coverage.peek()?.has(layer.id, fiscalYear) === true;
  const { baseMap, isBaseMapMissing } = app.display;
  const hasBaseMap = baseMap.peek() !== 'none' && !isBaseMapMissing.peek();
  const credits = atlas.sources
    .filter(({ id }) => CREDITED_SOURCES.includes(id))
    .map(({ creditJa, creditEn }) => (language === 'ja' ? creditJa : creditEn));
  return {
    title: messages.topics[layer.id],
    subtitle: [
      ...(comparison === 'off' ? [scenarioName] : [sideNames[0], sideNames[1]]),
      ...(comparison === 'delta' ? [messages.stage.comparison.difference] : []),
      words.bySquares[level],
    ].join(messages.places.separator),
    ...(comparison === 'swipe' && { sides: sideNames }),
    year: format.fiscalYear(fiscalYear),
    legend: { title: layerText(locale, legend.title), entries: keys, note: layerText(locale, legend.note) },
    figures: (outcome === undefined ? [] : nationalFigures(locale, app, atlas, fiscalYear)).map((figure) =>
      comparison === 'off' ? figure : { ...figure, label: `B ${figure.label}` },
    ),
    credit: [
      ...credits,
      ...(hasBaseMap ? [messages.display.baseMap.credit] : []),
      ...(hasOwn ? [words.ownData] : []),
      words.madeWith(MODEL_VERSION, atlas.id.slice(0, 12)),
    ].join(language === 'ja' ? '　' : ' '),
  };
}

/** What the file of a picture with this caption carries. */
export function captionNotes(
  locale: Locale,
  app: AppState,
  atlas: Atlas,
  scenarioName: string,
  fiscalYear: number,
  caption: PictureCaption,
): PngNotes {
  const { id } = app.comparison.layer.peek();
  const own = (app.own.coverage.peek()?.figures ?? []).filter(
    (each) => each.topic === id && each.fiscalYear === fiscalYear && app.level.peek() === 'municipality',
  );
  return pictureNotes({
    language: locale.language,
    atlas,
    run: app.outcome.peek() ?? {
      scenario: app.scenario.peek(),
      modelVersion: MODEL_VERSION,
      atlasId: atlas.id,
    },
    scenarioName,
    kind: 'map',
    fiscalYear,
    title: `${caption.title} ${caption.year}`,
    description: [caption.subtitle, caption.legend.title, caption.legend.note].join('\n'),
    credit: caption.credit,
    ownData: ownDataNote(own, 'Municipalities with a measured share of the user are coloured by it.'),
  });
}

/** Coverage of the nation and its worst prefecture, and what all of it has cost until then. */
function nationalFigures(
  locale: Locale,
  app: AppState,
  atlas: Atlas,
  fiscalYear: number,
): PictureCaption['figures'] {
  const { messages, format } = locale;
  const outcome = app.outcome.peek()!;
  const { targets } = app.scenario.peek();
  const series = nationalSeries(atlas, outcome);
  const y = fiscalYear - FIRST_FISCAL_YEAR;
  const spent = costRows(outcome)
    .slice(0, y + 1)
    .reduce((sum, { totalYen }) => sum + totalYen, 0);
  const figure = (metric: Parameters<typeof metricValueText>[1], value: number) => ({
    label: messages.metrics[metric].short,
    value: metricValueText(locale, metric, value, targets),
  });
  return [
    figure('fibreHouseholdCoverage', series.fibre[y]!),
    figure('radioPopulationCoverage', series.radio[y]!),
    figure('radioPopulationCoverageWorstPrefecture', series.radioWorstPrefecture[y]!),
    {
      label: messages.stage.pictures.totalCost(
        format.fiscalYear(FIRST_FISCAL_YEAR),
        format.fiscalYear(fiscalYear),
      ),
      value: format.yen(spent),
    },
  ];
}
