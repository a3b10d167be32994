/** What the sites of the past come to by themselves: found once, and added to by every plan. */
import { type Ground, groundOf } from '../coverage/ground.ts';
import type { Progress, Steps } from '../progress.ts';
import type { Beginning, RadioInputs } from './begin-plan.ts';
import { type LandOfPast, type LandPlaces, landOfPast, landPlaces } from './land-coverage.ts';
import {
  type OperatorPlaces,
  type OperatorsOfPast,
  operatorPlaces,
  operatorsOfPast,
} from './operator-coverage.ts';
import { type ParentsOfPast, parentsOfPast } from './parents.ts';
import { operatorYears, siteColumns } from './radio-columns.ts';
import type { RadioSites } from './radio-outcome.ts';

export interface Standing {
  readonly ground: Ground;
  readonly sites: RadioSites;
  readonly land: LandOfPast;
  readonly parents: ParentsOfPast;
  /** Where a plan may add anything. */
  readonly landPlaces: LandPlaces;
}

/** The same by operator. */
export interface OperatorsStanding {
  readonly past: OperatorsOfPast;
  readonly places: OperatorPlaces;
}

export function* standingOf(
  { atlas, land }: RadioInputs,
  { kept, history, baseline, squares, lastPublishedYear, open }: Beginning,
  report: (fraction: number) => Progress,
): Steps<Standing> {
  const past = yield* kept.steps('standing', [history, baseline, land], {}, function* () {
    const { sites, baselineIndex } = history;
    const years = operatorYears(
      Uint16Array.from(sites, (site) => site.fiscalYear),
      (s) => baseline.operators[baselineIndex[s]!]!,
    );
    yield report(0);
    const ground = groundOf(atlas, land);
    const parents = parentsOfPast(atlas, squares, sites, lastPublishedYear);
    return {
      ground,
      sites: siteColumns(sites, parents.isParent, years),
      land: yield* landOfPast(ground, sites, (fraction) => report(0.3 + 0.7 * fraction)),
      parents,
    };
  });
  const candidates = open.kind.length;
  return {
    ...past,
    landPlaces: kept.get('landPlaces', [open, past], {}, () =>
      landPlaces(past.ground, past.land, candidates),
    ),
  };
}

export function* operatorsStandingOf(
  { atlas }: RadioInputs,
  { kept, field, history, baseline, open }: Beginning,
  report: (fraction: number) => Progress,
): Steps<OperatorsStanding> {
  const { layout } = field;
  const past = yield* kept.steps('operatorsOfPast', [history, baseline], {}, () => {
    const { sites, baselineIndex } = history;
    const years = operatorYears(
      Uint16Array.from(sites, (site) => site.fiscalYear),
      (s) => baseline.operators[baselineIndex[s]!]!,
    );
    return operatorsOfPast(atlas, layout, sites, years, report);
  });
  const places = kept.get('operatorPlaces', [open, past], {}, () =>
    operatorPlaces(layout, past, open.kind.length),
  );
  return { past, places };
}
