/** The one number of an embedded view: what its topic says of the place in it, or of the nation. Pure. */
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import { municipalitiesOf, NATION, nameOfScope, type PlaceScope } from '../../model/places/place-scope.ts';
import { placeSeries } from '../../model/places/place-series.ts';
import type { Place, Topic } from '../../state/app-state.ts';
import { FIBRE_TOPICS } from '../../state/layers/index.ts';

export interface EmbedFigure {
  readonly place: string;
  readonly label: string;
  readonly value: string;
}

export function embedFigure(
  { language, messages, format }: Locale,
  atlas: Atlas,
  outcome: Outcome,
  topic: Topic,
  selected: Place | undefined,
  fiscalYear: number,
): EmbedFigure {
  const scope = scopeOf(atlas, selected);
  const series = placeSeries(atlas, outcome, municipalitiesOf(atlas, scope));
  const y = outcome.fiscalYears.indexOf(fiscalYear);
  const place = nameOfScope(atlas, scope, language, messages.embed.nation);
  const { metrics, places } = messages;
  if (FIBRE_TOPICS.includes(topic)) {
    const value = format.share(series.fibreHouseholdCoverage[y]!, 2);
    return { place, label: metrics.fibreHouseholdCoverage.title, value };
  }
  switch (topic) {
    case 'population':
      return {
        place,
        label: places.columns.population,
        value: messages.quantities.people(format.amount(series.population[y]!), series.population[y]!),
      };
    case 'hubs':
      return { place, label: places.columns.latency, value: format.milliseconds(series.hubLatencyMs[y]!) };
    default:
      return {
        place,
        label: messages.embed.radioCoverage,
        value: format.share(series.radioPopulationCoverage[y]!, 1),
      };
  }
}

/** A square stands for its municipality. */
function scopeOf(atlas: Atlas, place: Place | undefined): PlaceScope {
  if (place === undefined) return NATION;
  if (place.level === 'cell') return { kind: 'municipality', index: atlas.cells.municipality[place.index]! };
  return { kind: place.level, index: place.index };
}
