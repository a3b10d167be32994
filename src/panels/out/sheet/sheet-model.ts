/** What a run of sheets shares, and what one sheet is drawn from. */

import type { Locale } from '../../../locale/locale.ts';
import { outWords } from '../../../locale/out/out-locale.ts';
import type { OutWords } from '../../../locale/out/out-words.ts';
import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import type { MeasuredCoverage } from '../../../model/places/measured-coverage.ts';
import { type PlaceReport, placeReport } from '../../../model/places/place-report.ts';
import {
  type Box,
  boxOfOutline,
  cellPaths,
  type Outline,
  outlinePath,
  overlaps,
  type ServedClass,
  type SheetFrame,
  sheetFrame,
} from './sheet-map-model.ts';

/** Tenths of a millimetre on paper. */
const MAP_WIDTH = 910;
const MAP_HEIGHT = 450;

export interface SheetRun {
  readonly locale: Locale;
  readonly words: OutWords;
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  readonly fiscalYear: number;
  readonly scenarioName: string;
  /** Measured coverage of the user's own. */
  readonly own: MeasuredCoverage | undefined;
  /** Of every municipality, with the box that each fills. */
  readonly outlines: readonly Outline[];
  readonly boxes: readonly Box[];
}

/** What tables of one place are drawn from, on paper and on the screen. */
export type PartRun = Pick<SheetRun, 'locale' | 'words' | 'atlas' | 'fiscalYear'>;

export function sheetRun(given: Omit<SheetRun, 'words' | 'boxes'>): SheetRun {
  return { ...given, words: outWords(given.locale.language), boxes: given.outlines.map(boxOfOutline) };
}

export interface SheetModel {
  readonly municipality: number;
  readonly report: PlaceReport;
  readonly frame: SheetFrame;
  readonly around: string;
  readonly own: string;
  readonly fibreCells: Readonly<Record<ServedClass, string>>;
  readonly radioCells: Readonly<Record<ServedClass, string>>;
}

/** A paper may have more room than the frame: half as much again on each side. */
function aroundOf({ west, east, south, north }: Box): Box {
  const [wide, high] = [(east - west) / 2, (north - south) / 2];
  return { west: west - wide, east: east + wide, south: south - high, north: north + high };
}

export function sheetModel(
  { atlas, outcome, fiscalYear, outlines, boxes, own: measured }: SheetRun,
  municipality: number,
): SheetModel {
  const outline = outlines[municipality]!;
  const frame = sheetFrame(atlas, municipality, outline, MAP_WIDTH, MAP_HEIGHT);
  const cells = (years: Uint16Array) => cellPaths(atlas, municipality, years, fiscalYear, frame);
  return {
    municipality,
    report: placeReport(atlas, outcome, { kind: 'municipality', index: municipality }, fiscalYear, measured),
    frame,
    around: outlines
      .filter((_, m) => m !== municipality && overlaps(boxes[m]!, aroundOf(frame.box)))
      .map((each) => outlinePath(each, frame))
      .join(''),
    own: outlinePath(outline, frame),
    fibreCells: cells(outcome.fibre.servedFiscalYear),
    radioCells: cells(outcome.radio.coveredFiscalYear),
  };
}
