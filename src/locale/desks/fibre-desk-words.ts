/** Words of the fibre desk. */
import type { TailCause, TailReason } from '../../model/fibre/last-households.ts';
import type { LengthsByMunicipality } from '../../model/fibre/network-lengths.ts';
import type { Technology } from '../../model/fibre/technology.ts';

export interface FibreDeskWords {
  readonly answer: {
    readonly heading: string;
    readonly met: (goal: string, due: string, metFiscalYear: string, isOnTime: boolean) => string;
    readonly unmet: (goal: string, due: string, households: string) => string;
    readonly cost: (total: string, parts: string) => string;
    readonly part: (payer: string, yen: string) => string;
    readonly left: (fiscalYear: string, households: string) => string;
  };
  readonly curve: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string) => string;
    readonly costAxis: string;
    readonly coverageAxis: string;
    readonly price: string;
    readonly households: string;
    readonly threshold: string;
    readonly thresholdValue: (price: string, households: string) => string;
    readonly budget: string;
    readonly budgetValue: (yearly: string, from: string, to: string) => string;
    readonly standsAt: (fiscalYear: string) => string;
    readonly goal: (goal: string) => string;
  };
  readonly payers: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string) => string;
    readonly total: string;
  };
  readonly tail: {
    readonly heading: string;
    readonly explanation: (households: string, rows: string) => string;
    readonly columns: Readonly<Record<'place' | 'households' | 'cost' | 'year', string>>;
    readonly reasons: Readonly<Record<TailReason, string>>;
    readonly causes: Readonly<Record<TailCause, string>>;
    readonly technologies: Readonly<Record<Technology, string>>;
    readonly never: string;
    readonly all: (rows: string) => string;
    readonly fewer: string;
  };
  /** Prize collecting: reaching a household is worth a given sum. */
  readonly worth: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string) => string;
    readonly value: string;
    readonly served: string;
    readonly leftOut: string;
    readonly cost: string;
    readonly objective: string;
    readonly bound: string;
    readonly gap: string;
    readonly optimal: string;
    readonly forest: string;
    readonly whole: string;
    readonly wholeValue: (cost: string, gap: string) => string;
  };
  readonly running: {
    readonly heading: string;
    readonly explanation: (fiscalYear: string) => string;
    readonly revenue: string;
    readonly cost: string;
    readonly general: (share: string) => string;
    readonly special: (share: string) => string;
    readonly support: string;
    readonly bears: (payer: string) => string;
  };
  readonly network: {
    readonly heading: string;
    readonly explanation: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<keyof LengthsByMunicipality, string>>;
    readonly standing: string;
    readonly toBuild: string;
    readonly cable: (eligible: string, converted: string, yen: string) => string;
  };
  readonly backCast: {
    readonly heading: string;
    readonly explanation: string;
    readonly coverage: string;
    readonly error: string;
    readonly money: string;
    readonly worst: (points: string) => string;
  };
}
