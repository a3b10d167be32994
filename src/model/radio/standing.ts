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
  readonly operators: OperatorsOfPast;
  readonly land: LandOfPast;
  readonly parents: ParentsOfPast;
  /** Where a plan may add anything. */
  readonly operatorPlaces: OperatorPlaces;
  readonly landPlaces: LandPlaces;
}

export function* standingOf(
  { atlas, land }: RadioInputs,
  { kept, field, history, baseline, squares, lastPublishedYear, open }: Beginning,
  report: (fraction: number) => Progress,
): Steps<Standing> {
  const past = yield* kept.steps('standing', [history, baseline, land], {}, function* () {
    const { sites, baselineIndex } = history;
    const years = operatorYears(
      Uint16Array.from(sites, (site) => site.fiscalYear),
      (s) => baseline.operators[baselineIndex[s]!]!,
    );
    const tell = (fraction: number) => report(0.6 * fraction);
    const operators = yield* operatorsOfPast(atlas, field.layout, sites, years, tell);
    yield report(0.6);
    const ground = groundOf(atlas, land);
    const parents = parentsOfPast(atlas, squares, sites, lastPublishedYear);
    return {
      ground,
      sites: siteColumns(sites, parents.isParent, years),
      operators,
      land: yield* landOfPast(ground, sites, (fraction) => report(0.7 + 0.3 * fraction)),
      parents,
    };
  });
  const candidates = open.kind.length;
  return {
    ...past,
    operatorPlaces: kept.get('operatorPlaces', [open, past], {}, () =>
      operatorPlaces(field.layout, past.operators, candidates),
    ),
    landPlaces: kept.get('landPlaces', [open, past], {}, () =>
      landPlaces(past.ground, past.land, candidates),
    ),
  };
}
