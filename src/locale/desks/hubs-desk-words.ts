/** Words of the desk for hubs and cables. */

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
    readonly hub: string;
  };
}
