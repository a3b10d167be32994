/** What the sites of the past come to by themselves: found once, and added to by every plan. */
import { createFootprints, type Footprints } from '../coverage/footprints.ts';
import { type Ground, groundOf } from '../coverage/ground.ts';
import type { Progress, Steps } from '../progress.ts';
import type { Beginning, RadioInputs } from './begin-plan.ts';
import { groundFootprints, type LandOfPast, landOfPast } from './land-coverage.ts';
import { type OperatorsOfPast, operatorsOfPast } from './operator-coverage.ts';
import { type ParentsOfPast, parentsOfPast } from './parents.ts';
import { operatorYears, siteColumns } from './radio-columns.ts';
import type { RadioSites } from './radio-outcome.ts';

export interface Standing {
  readonly ground: Ground;
  readonly sites: RadioSites;
  readonly operators: OperatorsOfPast;
  readonly land: LandOfPast;
  readonly parents: ParentsOfPast;
  /** Of the plan's candidates, over all inhabited cells and over all ground. */
  readonly cellFootprints: Footprints;
  readonly groundFootprints: Footprints;
}

export function* standingOf(
  { atlas, land }: RadioInputs,
  { kept, field, history, baseline, squares, lastPublishedYear, open }: Beginning,
  report: (fraction: number) => Progress,
): Steps<Standing> {
  const past = yield* kept.steps('standing', [history, baseline, land], {}, function* () {
    const { sites, baselineIndex } = history;
    const years = operatorYears(sites, (s) => baseline.operators[baselineIndex[s]!]!);
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
  const { layout } = field;
  return {
    ...past,
    cellFootprints: kept.get('cellFootprints', [open], {}, () =>
      createFootprints(layout, layout.cellOf, candidates),
    ),
    groundFootprints: kept.get('groundFootprints', [open, past], {}, () =>
      groundFootprints(past.ground, candidates),
    ),
  };
}
