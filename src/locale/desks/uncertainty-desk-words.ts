/** Words of the uncertainty desk. */
import type { DistributionShape } from '../../model/uncertainty/distribution.ts';
import type { FactorId, UncertainTechnology } from '../../model/uncertainty/factors.ts';
import type { UncertainMeasure } from '../../model/uncertainty/uncertainty-result.ts';
import type { UncertaintyPhase } from '../../services/uncertainty-client.ts';

export interface UncertaintyDeskWords {
  readonly old: string;
  readonly ask: {
    readonly heading: string;
    readonly explanation: string;
    readonly members: string;
    readonly seed: string;
    readonly run: string;
    readonly reset: string;
    /** Beside a switch: compute anew by itself after every change. */
    readonly follow: string;
    readonly running: Readonly<Record<UncertaintyPhase, (percent: string) => string>>;
    readonly factor: string;
    readonly shape: string;
    readonly low: string;
    readonly usual: string;
    readonly high: string;
    readonly source: string;
    readonly assumption: string;
    readonly shapes: Readonly<Record<DistributionShape, string>>;
    readonly factors: Readonly<Record<FactorId, string>>;
    /** What the three numbers of a factor mean. */
    readonly units: Readonly<Record<FactorId, string>>;
  };
  readonly chances: {
    readonly heading: string;
    readonly explanation: (members: string, seed: string) => string;
    readonly target: string;
    readonly targetName: (technology: string, goal: string, fiscalYear: string) => string;
    readonly everywhere: (technology: string, goal: string, fiscalYear: string) => string;
    readonly nation: string;
    readonly error: (points: string) => string;
    readonly scenario: string;
    readonly met: string;
    readonly missed: string;
    readonly unlikely: string;
    readonly unlikelyHelp: string;
    readonly byPrefecture: (target: string) => string;
    readonly prefecture: string;
    readonly chance: string;
    readonly onMap: string;
    readonly certain: string;
  };
  readonly fan: {
    readonly heading: string;
    readonly figure: string;
    readonly place: string;
    readonly nation: string;
    readonly lowest: string;
    readonly blocks: string;
    readonly prefectures: string;
    readonly technologies: Readonly<Record<UncertainTechnology, string>>;
    readonly measures: Readonly<Record<UncertainMeasure, string>>;
    readonly key: {
      readonly wide: string;
      readonly narrow: string;
      readonly middle: string;
      readonly run: string;
    };
    readonly fiscalYear: string;
    readonly onTimeline: string;
  };
  readonly causes: {
    readonly heading: string;
    readonly explanation: (figure: string) => string;
    readonly figureName: (technology: string, measure: string, place: string, fiscalYear: string) => string;
    readonly costUntil: string;
    readonly asking: string;
    readonly flat: string;
    readonly tornado: string;
    readonly ends: (low: string, high: string) => string;
    readonly first: string;
    readonly total: string;
    readonly withError: (value: string, error: string) => string;
  };
  readonly error: {
    readonly heading: string;
    readonly explanation: string;
    /** What the published plan has stood within. */
    readonly reference: (members: string, rms: string, most: string, same: string) => string;
    readonly run: (members: string) => string;
    readonly running: (percent: string) => string;
    readonly measure: string;
    readonly nationMax: string;
    readonly nationRms: string;
    readonly prefectureMax: string;
    readonly prefectureRms: string;
    readonly cost: string;
    readonly points: (value: string) => string;
    readonly verdicts: (same: string, all: string) => string;
  };
  readonly compare: {
    readonly paired: (shown: string) => string;
    readonly pairedHelp: (other: string, shown: string) => string;
    readonly with: string;
    /** @param times how many answers of that name are newer */
    readonly before: (name: string, times: number) => string;
    readonly metOnlyBy: (name: string) => string;
    readonly difference: string;
    readonly points: (value: string, error: string) => string;
    readonly heading: string;
    readonly explanation: string;
    readonly target: string;
  };
}
