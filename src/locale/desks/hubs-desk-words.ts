/** Words of the desk for hubs and cables. */
import type { AdditionKind } from '../../model/backbone/additions.ts';
import type { TradeOff } from '../../model/hubs/hub-trade-offs.ts';
import type { SiteCriterion } from '../../model/hubs/site-criteria.ts';
import type { CutMeasure } from '../../state/backbone/cuts.ts';
import type { DisasterChoice } from '../../state/backbone/strike.ts';
import type { StrikeMeasure } from '../../state/backbone/strike-measure.ts';

export interface HubsDeskWords {
  readonly opening: string;
  readonly answer: {
    readonly heading: string;
    readonly exchangesName: string;
    readonly capacityName: string;
    readonly landingsName: (fiscalYear: string) => string;
    readonly reliabilityName: (fiscalYear: string) => string;
    readonly interval: (low: string, high: string) => string;
    readonly bridgesName: (fiscalYear: string) => string;
    readonly base: (fiscalYear: string) => string;
  };
  readonly cuts: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string) => string;
    readonly pick: string;
    readonly stop: string;
    readonly hint: string;
    readonly clear: string;
    readonly cutBridge: string;
    readonly bridges: (fiscalYear: string) => string;
    readonly bridge: (name: string, people: string) => string;
    readonly link: string;
    readonly cutLink: (name: string) => string;
    readonly cutNode: (name: string) => string;
    readonly mend: (name: string) => string;
    readonly asking: string;
    readonly answer: (people: string) => string;
    readonly nodesCutOff: (names: string) => string;
    readonly measure: string;
    readonly before: string;
    readonly after: string;
    readonly change: string;
    readonly measures: Readonly<Record<CutMeasure, string>>;
    readonly slower: (nodes: string) => string;
    readonly slowerNode: (name: string, ms: string) => string;
  };
  readonly strike: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string, members: string) => string;
    readonly choose: string;
    readonly choices: Readonly<Record<DisasterChoice, string>>;
    readonly pick: string;
    readonly stop: string;
    readonly hint: string;
    readonly run: string;
    readonly running: (percent: string) => string;
    readonly magnitude: string;
    readonly magnitudeValue: (magnitude: string, radius: string, intensity: string) => string;
    readonly epicentreMark: string;
    readonly rimMark: string;
    readonly hours: string;
    readonly hourColumn: string;
    readonly hour: (hour: string) => string;
    readonly lines: Readonly<Record<'radio' | 'fibre' | 'radioWithout' | 'fibreWithout', string>>;
    readonly people: string;
    readonly without: string;
    readonly with: string;
    readonly measures: Readonly<Record<StrikeMeasure, string>>;
    readonly often: (nodes: string) => string;
    readonly oftenNode: (name: string, share: string) => string;
    readonly ofRun: string;
  };
  readonly ranking: {
    readonly heading: string;
    readonly explanation: (count: string) => string;
    readonly criteria: Readonly<Record<SiteCriterion, string>>;
    readonly meaning: Readonly<Record<SiteCriterion, string>>;
    readonly reset: string;
    readonly asking: string;
    readonly noWeight: string;
    readonly site: string;
    readonly score: string;
    readonly topShare: (count: string) => string;
    readonly isHub: string;
    readonly more: (count: string) => string;
    readonly fewer: string;
  };
  readonly tradeOff: {
    readonly heading: string;
    readonly explanation: string;
    readonly tradeOffs: Readonly<Record<TradeOff, string>>;
    readonly xAxis: string;
    readonly yAxis: string;
    readonly hub: string;
    readonly front: string;
    readonly onFront: string;
    readonly point: (name: string, x: string, y: string) => string;
    readonly key: string;
  };
  readonly additions: {
    readonly heading: string;
    readonly explanation: string;
    readonly ask: string;
    readonly asking: string;
    readonly loss: (people: string) => string;
    readonly addition: string;
    readonly perBillion: string;
    readonly spared: string;
    readonly cost: string;
    readonly payers: string;
    readonly join: string;
    readonly kinds: Readonly<Record<AdditionKind, (place: string) => string>>;
  };
  /** Of the backbone, under the map's legend. */
  readonly key: {
    readonly heading: string;
    readonly trunk: string;
    readonly cable: string;
    readonly planned: string;
    readonly cut: string;
    readonly landing: string;
    readonly exchange: string;
    readonly other: string;
    readonly risk: string;
    readonly hub: string;
  };
}
