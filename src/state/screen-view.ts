/** What is looked at, in the words of a link, and back: places by code, so that a link outlives a new atlas. */
import { batch } from '@preact/signals-core';
import type { Atlas } from '../model/atlas.ts';
import { cellOfMeshCode, meshCodeOfCell } from '../model/jis-mesh.ts';
import { cellIndexAt } from '../model/lattice.ts';
import type { ScreenView } from '../model/script-step.ts';
import { type AppState, DESKS, type Level, type Place } from './app-state.ts';
import { COMPARISON_MODES } from './comparison.ts';
import { TOPICS } from './layers/index.ts';

const LEVELS: readonly Level[] = ['cell', 'municipality', 'prefecture'];
/** About a metre, and a hundredth of a zoom step: finer is not seen, and makes links longer. */
const DEGREE_DECIMALS = 5;
const ZOOM_DECIMALS = 2;

/** What of the state is looked at. */
type Looked = Pick<
  AppState,
  'atlas' | 'fiscalYear' | 'topic' | 'level' | 'desk' | 'selected' | 'camera' | 'flyTo' | 'comparison'
>;

export function screenViewOf(state: Looked): ScreenView {
  const atlas = state.atlas.peek();
  const place = state.selected.peek();
  const camera = state.camera.peek();
  const desk = state.desk.peek();
  const mode = state.comparison.mode.peek();
  return {
    fiscalYear: state.fiscalYear.peek(),
    topic: state.topic.peek(),
    level: state.level.peek(),
    ...(desk !== undefined && { desk }),
    ...(place !== undefined &&
      atlas.kind === 'open' && { place: { level: place.level, code: codeOf(atlas.atlas, place) } }),
    ...(camera !== undefined && {
      camera: {
        lon: rounded(camera.lon, DEGREE_DECIMALS),
        lat: rounded(camera.lat, DEGREE_DECIMALS),
        zoom: rounded(camera.zoom, ZOOM_DECIMALS),
      },
    }),
    ...(mode !== 'off' && { comparison: { mode, with: state.comparison.withId.peek() } }),
  };
}

/** How a view comes on screen. */
export interface ViewChange {
  /** Whether the map flies to where it looks. */
  readonly isFlight?: boolean;
}

/** Shows the view, but for its place; returns the parts that this version does not know, as they stand in the link. */
export function showScreenView(
  state: Looked,
  view: ScreenView,
  { isFlight = false }: ViewChange = {},
): readonly string[] {
  const unknown: string[] = [];
  const pick = <T extends string>(words: readonly T[], word: string): T | undefined => {
    const known = words.find((each) => each === word);
    if (known === undefined) unknown.push(word);
    return known;
  };
  batch(() => {
    state.fiscalYear.value = view.fiscalYear;
    state.topic.value = pick(TOPICS, view.topic) ?? state.topic.peek();
    state.level.value = pick(LEVELS, view.level) ?? state.level.peek();
    state.desk.value = view.desk === undefined ? undefined : pick(DESKS, view.desk);
    const { comparison } = view;
    if (comparison !== undefined) state.comparison.withId.value = comparison.with;
    state.comparison.mode.value =
      comparison === undefined ? 'off' : (pick(COMPARISON_MODES, comparison.mode) ?? 'off');
    if (view.camera !== undefined) state.flyTo.value = isFlight ? { ...view.camera, isFlight } : view.camera;
  });
  return unknown;
}

function codeOf({ lattice, municipalities, prefectures }: Atlas, { level, index }: Place): string {
  switch (level) {
    case 'cell':
      return meshCodeOfCell(lattice.row[index]!, lattice.column[index]!);
    case 'municipality':
      return municipalities.code[index]!;
    case 'prefecture':
      return prefectures.code[index]!;
  }
}

/** Undefined where the atlas has no such place. */
export function placeOf(atlas: Atlas, { level, code }: { level: string; code: string }): Place | undefined {
  const found = (own: Level, index: number) => (index < 0 ? undefined : { level: own, index });
  switch (level) {
    case 'cell': {
      const cell = cellOfMeshCode(code);
      return cell && found('cell', cellIndexAt(atlas.lattice, cell.row, cell.column));
    }
    case 'municipality':
      return found('municipality', atlas.municipalities.code.indexOf(code));
    case 'prefecture':
      return found('prefecture', atlas.prefectures.code.indexOf(code));
    default:
      return undefined;
  }
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
