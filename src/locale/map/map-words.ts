/** Words of the map: its topics and levels, legend, table and controls. */
import type { Level, Topic } from '../../state/app-state.ts';

export interface MapWords {
  readonly map: {
    readonly heading: string;
    readonly topic: string;
    readonly level: string;
    readonly legend: string;
    readonly wholeJapan: string;
    /** From the nation down to a place, on the map. */
    readonly path: {
      readonly label: string;
      readonly nation: string;
      readonly choose: Readonly<Record<'block' | Level, string>>;
    };
    readonly zoomIn: string;
    readonly zoomOut: string;
    /** How to use the map without a pointer. */
    readonly keyboard: string;
    /** What the map shows, as numbers. */
    readonly table: {
      readonly open: string;
      readonly heading: (title: string) => string;
      readonly classes: string;
      readonly places: string;
      readonly columns: {
        readonly class: string;
        readonly count: Readonly<Record<Level, string>>;
        readonly people: string;
        readonly households: string;
        readonly place: string;
        readonly value: string;
      };
      /** In one sentence, for who does not see the map: a class and how much is in it. */
      readonly summary: (title: string, parts: string) => string;
      /** A value that the user has brought. */
      readonly measured: (value: string) => string;
      readonly part: Readonly<Record<Level, (label: string, count: string) => string>>;
    };
    readonly unavailable: string;
    readonly dismiss: string;
    /** The lines of the fibre network. */
    readonly network: {
      readonly show: string;
      readonly before: (fiscalYear: string) => string;
      readonly inYear: (fiscalYear: string) => string;
      readonly sea: string;
      readonly zoomNote: string;
    };
  };
  readonly topics: Readonly<Record<Topic, string>>;
  readonly levels: Readonly<Record<Level, string>>;
}
