import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { PlaceList } from '../places-view-model.ts';
import { blockName, prefectureName } from './place-list.ts';

const LEVELS = ['block', 'prefecture', 'municipality'] as const;

interface ListPathProps {
  readonly locale: Locale;
  readonly atlas: Atlas;
  readonly list: PlaceList;
  readonly onList: (list: PlaceList) => void;
}

/** The way back up to the nation, and the level at which the list is cut. */
export function ListPath({ locale, atlas, list, onList }: ListPathProps) {
  const { list: words } = locale.messages.places;
  const prefecture = list.level === 'municipality' ? list.prefecture : undefined;
  const block =
    list.level === 'block'
      ? undefined
      : prefecture === undefined
        ? list.block
        : atlas.prefectures.block[prefecture];
  return (
    <nav class="list-path" aria-label={words.levelsLabel}>
      <ol>
        <li>
          <button type="button" class="link-button" onClick={() => onList({ level: 'block' })}>
            {words.nation}
          </button>
        </li>
        {block !== undefined && (
          <li>
            <button type="button" class="link-button" onClick={() => onList({ level: 'prefecture', block })}>
              {blockName(locale, atlas, block)}
            </button>
          </li>
        )}
        {prefecture !== undefined && <li aria-current="true">{prefectureName(locale, atlas, prefecture)}</li>}
      </ol>
      {prefecture === undefined && (
        <fieldset class="segmented small">
          <legend class="visually-hidden">{words.levelsLabel}</legend>
          {LEVELS.filter((level) => level !== 'block' || block === undefined).map((level) => (
            <label key={level}>
              <input
                type="radio"
                name="places-level"
                value={level}
                checked={list.level === level}
                onChange={() => onList(level === 'block' ? { level } : { level, block })}
              />
              <span>{words.levels[level]}</span>
            </label>
          ))}
        </fieldset>
      )}
    </nav>
  );
}
