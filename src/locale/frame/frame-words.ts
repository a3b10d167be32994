/** Words around the app: its name and bars, how things are shown, updates, and the view in a frame of another page. */
import type { BaseMap, Calendar } from '../../state/display.ts';

export interface FrameWords {
  readonly app: {
    readonly name: string;
    readonly nameAside: string;
    readonly title: string;
    readonly skip: string;
    readonly language: string;
    readonly toLight: string;
    readonly toDark: string;
    readonly controls: string;
    readonly about: string;
    readonly close: string;
    readonly scenario: string;
    readonly defaultScenario: string;
    /** Beside a scenario's name, where levers differ from the plan. */
    readonly changes: (count: string, value: number) => string;
    readonly resetAll: string;
    /** Files, sheets and briefings. */
    readonly out: string;
  };
  /** Where somebody new begins. */
  readonly help: {
    readonly heading: string;
    readonly text: string;
    readonly tour: string;
    readonly guide: string;
  };
  /** How things are shown. */
  readonly display: {
    readonly heading: string;
    readonly calendar: { readonly label: string } & Readonly<Record<Calendar, string>>;
    readonly baseMap: {
      readonly label: string;
      readonly help: string;
      readonly missing: string;
      readonly credit: string;
    } & Readonly<Record<BaseMap, string>>;
    readonly patterns: string;
    readonly patternsHelp: string;
    readonly motion: string;
  };
  /** A newer version of the app lies ready. */
  readonly update: {
    readonly heading: string;
    readonly text: string;
    /** Why not now: other pages of the app stand open. */
    readonly blocked: (others: number) => string;
    readonly apply: string;
    readonly later: string;
  };
  /** The view in a frame of another page, and the way to it. */
  readonly embed: {
    readonly nation: string;
    readonly radioCoverage: string;
    readonly subtitle: (scenario: string, fiscalYearEnd: string) => string;
    readonly figure: (place: string, label: string) => string;
    readonly open: string;
    readonly snippet: string;
    readonly snippetHelp: string;
  };
}
