/** Which area and which fiscal year. */
import { useId } from 'preact/hooks';
import type { OutWords } from '../../locale/out/out-words.ts';
import type { Atlas } from '../../model/atlas.ts';
import { FISCAL_YEARS } from '../../model/parameter.ts';
import { municipalitiesOf, NATION, type PlaceScope } from '../../model/places/place-scope.ts';
import type { Place } from '../../state/app-state.ts';
import { useLocale } from '../app-context.ts';
import { prefectureOf } from '../place-names.ts';

export interface ScopeChoice {
  readonly scope: PlaceScope;
  readonly onScope: (scope: PlaceScope) => void;
  readonly fiscalYear: number;
  readonly onFiscalYear: (fiscalYear: number) => void;
  readonly words: OutWords;
}

/** What is looked at, to begin with. */
export function scopeOfSelection(atlas: Atlas | undefined, place: Place | undefined): PlaceScope {
  if (atlas === undefined || place === undefined) return NATION;
  if (place.level === 'cell') return { kind: 'municipality', index: atlas.cells.municipality[place.index]! };
  return { kind: place.level, index: place.index };
}

interface ScopeFieldsProps extends ScopeChoice {
  readonly atlas: Atlas;
  /** The nation is too large for a print run. */
  readonly hasNation: boolean;
  readonly hasYear: boolean;
  /** In place of "the whole prefecture". */
  readonly wholePrefecture?: string | undefined;
}

export function ScopeFields(props: ScopeFieldsProps) {
  const { atlas, scope, onScope, fiscalYear, onFiscalYear, words, hasNation, hasYear } = props;
  const { language, format } = useLocale();
  const id = useId();
  const named = (table: { nameJa: readonly string[]; nameEn: readonly string[] }) =>
    language === 'ja' ? table.nameJa : table.nameEn;
  const prefecture =
    scope.kind === 'prefecture'
      ? scope.index
      : scope.kind === 'municipality'
        ? prefectureOf(atlas, { level: 'municipality', index: scope.index })
        : undefined;
  const area = prefecture === undefined ? textOf(scope) : `prefecture ${prefecture}`;
  const option = (kind: 'block' | 'prefecture', name: string, index: number) => (
    <option key={index} value={`${kind} ${index}`}>
      {name}
    </option>
  );
  return (
    <div class="scope-fields">
      <label for={`${id}-area`}>{words.scope.area}</label>
      <select
        id={`${id}-area`}
        class="select"
        data-testid="out-area"
        value={area}
        onChange={(event) => onScope(scopeOf(event.currentTarget.value))}
      >
        {hasNation && <option value="nation">{words.nation}</option>}
        <optgroup label={words.scope.blocks}>
          {named(atlas.blocks).map((name, i) => option('block', name, i))}
        </optgroup>
        <optgroup label={words.scope.prefectures}>
          {named(atlas.prefectures).map((name, i) => option('prefecture', name, i))}
        </optgroup>
      </select>
      {prefecture !== undefined && (
        <>
          <label for={`${id}-place`}>{words.scope.municipality}</label>
          <select
            id={`${id}-place`}
            class="select"
            data-testid="out-municipality"
            value={textOf(scope)}
            onChange={(event) => onScope(scopeOf(event.currentTarget.value))}
          >
            <option value={`prefecture ${prefecture}`}>
              {props.wholePrefecture ?? words.scope.wholePrefecture}
            </option>
            {municipalitiesOf(atlas, { kind: 'prefecture', index: prefecture }).map((m) => (
              <option key={m} value={`municipality ${m}`}>
                {named(atlas.municipalities)[m]}
              </option>
            ))}
          </select>
        </>
      )}
      {hasYear && (
        <>
          <label for={`${id}-year`}>{words.scope.fiscalYear}</label>
          <select
            id={`${id}-year`}
            class="select"
            data-testid="out-year"
            value={fiscalYear}
            onChange={(event) => onFiscalYear(Number(event.currentTarget.value))}
          >
            {FISCAL_YEARS.map((year) => (
              <option key={year} value={year}>
                {format.fiscalYear(year)}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  );
}

function textOf(scope: PlaceScope): string {
  return scope.kind === 'nation' ? 'nation' : `${scope.kind} ${scope.index}`;
}

function scopeOf(text: string): PlaceScope {
  const [kind, index] = text.split(' ');
  if (kind !== 'block' && kind !== 'prefecture' && kind !== 'municipality') return NATION;
  return { kind, index: Number(index) };
}
