/** What a briefing can say, each statement with the facts that its sentence needs. */
import type { TailCause, TailReason } from '../fibre/last-households.ts';
import type { Technology } from '../fibre/technology.ts';
import type { Binding } from '../radio/radio-outcome.ts';
import type { Fact } from './fact.ts';
import type { WorksKind } from './place-money.ts';

export type Topic = 'fibre' | 'radio';

export type Statement =
  | {
      readonly kind: 'people';
      readonly facts: Facts<'year' | 'people' | 'households' | 'later' | 'laterYear'>;
    }
  | { readonly kind: 'published'; readonly topic: Topic; readonly facts: Facts<'year' | 'coverage'> }
  /** Measured by the reader's own data, with the model's figure of the same year beside it. */
  | {
      readonly kind: 'measured';
      readonly topic: Topic;
      readonly facts: Facts<'year' | 'measured' | 'left' | 'modelled'>;
    }
  /** Of a larger place, whose own figures stay the model's. */
  | {
      readonly kind: 'measuredInside';
      readonly topic: Topic;
      readonly facts: Facts<'year' | 'municipalities'>;
    }
  | { readonly kind: 'coverage'; readonly topic: Topic; readonly facts: Facts<'year' | 'coverage' | 'left'> }
  | { readonly kind: 'outlook'; readonly topic: Topic; readonly facts: Facts<'year' | 'coverage' | 'left'> }
  | { readonly kind: 'sites'; readonly facts: Facts<'year' | 'sites' | 'endYear' | 'endSites'> }
  | {
      readonly kind: 'target';
      readonly topic: Topic;
      readonly isMet: boolean;
      readonly facts: Facts<'goal' | 'due' | 'value'> & {
        readonly missing?: Fact;
        readonly met?: Fact;
        /** The very figure of that year, where it has been measured; it may meet the goal where the model does not. */
        readonly measured?: Fact;
        readonly measuredMissing?: Fact;
      };
    }
  | {
      readonly kind: 'lastHouseholds';
      readonly reason: TailReason;
      readonly cause: TailCause;
      readonly technology: Technology;
      readonly facts: Facts<'households' | 'perHousehold'>;
    }
  | { readonly kind: 'squares'; readonly facts: Facts<'year' | 'squares' | 'dearest'> }
  | {
      readonly kind: 'binding';
      readonly prefecture: number;
      readonly binding: Binding;
      readonly facts: Facts<'share'> & { readonly met?: Fact };
    }
  | {
      readonly kind: 'most';
      readonly topic: Topic;
      readonly municipality: number;
      readonly facts: Facts<'year' | 'left'>;
    }
  | {
      readonly kind: 'cost';
      readonly works: WorksKind;
      readonly facts: Facts<'from' | 'to' | 'total' | 'state' | 'municipality' | 'operator'>;
    }
  | { readonly kind: 'hub'; readonly facts: Facts<'year' | 'latency'> };

type Facts<K extends string> = Readonly<Record<K, Fact>>;
export type StatementKind = Statement['kind'];

/** Every fact of a statement. */
export function factsOf({ facts }: Statement): readonly Fact[] {
  return Object.values<Fact | undefined>(facts).filter((fact) => fact !== undefined);
}
