/** Words of the fibre desk. */
export interface FibreDeskWords {
  readonly curve: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string) => string;
    readonly costAxis: string;
    readonly coverageAxis: string;
    readonly price: string;
    readonly households: string;
    readonly threshold: string;
    readonly thresholdValue: (price: string, households: string) => string;
    readonly standsAt: (fiscalYear: string) => string;
    readonly goal: (goal: string) => string;
  };
  readonly payers: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string) => string;
    readonly total: string;
  };
}
