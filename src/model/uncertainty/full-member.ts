/** One member by the simulations themselves, to hold what is read from curves against it. */

import { createCountingMap } from '../coverage/counting-map.ts';
import { createDemand } from '../demand.ts';
import { createBasis } from '../fibre/fibre-basis.ts';
import { fibreStructure } from '../fibre/fibre-structure.ts';
import { createLeverReader, createLeverReading } from '../fibre/lever-reading.ts';
import { servedYears } from '../fibre/served-years.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../parameter.ts';
import { resolveParameters } from '../parameters.ts';
import { PAYERS } from '../payer.ts';
import type { Progress, Steps } from '../progress.ts';
import { buildBaseline } from '../radio/baseline.ts';
import { beginPlan, createBeginningKeeper } from '../radio/begin-plan.ts';
import { coverageOfPlan } from '../radio/plan-coverage.ts';
import { rollOut } from '../radio/roll-out.ts';
import { createSiteBuilder } from '../radio/site-builder.ts';
import { siteField } from '../radio/site-field.ts';
import { pastKinds } from '../radio/site-kind.ts';
import type { Scenario } from '../scenario.ts';
import { type Country, radioPlaces } from '../simulate.ts';
import { addCostOfPlace, type CentralRun, coverageOfPlaces } from './central-run.ts';
import { scenarioOfDraw } from './draws.ts';
import type { Draw } from './factors.ts';
import { createMemberReading } from './member-reading.ts';

/** Coverage and cost of the scenario of a draw: what a full run says, without all that else it tells. */
export function* fullMember(
  { atlas, land }: Country,
  scenario: Scenario,
  draw: Draw,
  report: (fraction: number) => Progress,
): Steps<CentralRun> {
  const within = (from: number, to: number) => (fraction: number) => report(from + (to - from) * fraction);
  const parameters = resolveParameters(scenarioOfDraw(scenario, draw).parameters);
  const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: parameters['economy.projectionPace'] });
  const structure = yield* fibreStructure(atlas, within(0, 0.2));
  const basis = createBasis(atlas, structure, parameters, parameters['fibre.baselineFiscalYear']);
  yield report(0.25);
  const fibre = createLeverReader(atlas, demand, basis).read(parameters, createLeverReading(basis, atlas));
  const { count } = atlas.municipalities;
  const fibreYen = createMemberReading(atlas.prefectures.count).costYen;
  for (let i = 0; i < fibre.municipalityYen.length; i++) {
    const row = Math.floor(i / PAYERS.length);
    const fiscalYear = FIRST_FISCAL_YEAR + Math.floor(row / count);
    if (fibre.municipalityYen[i]! > 0) {
      addCostOfPlace(atlas, fibreYen, fiscalYear, row % count, fibre.municipalityYen[i]!);
    }
  }
  const kinds = pastKinds(parameters);
  const field = yield* siteField(atlas, kinds, parameters, within(0.25, 0.35));
  const builder = createSiteBuilder(field, createCountingMap(field.layout), kinds, field.environment);
  const placed = yield* buildBaseline(builder, demand, within(0.35, 0.6));
  const inputs = {
    atlas,
    land,
    demand,
    baseline: { ...placed, operators: new Uint8Array(placed.cell.length) },
    ...radioPlaces(atlas, scenario),
    fibreFiscalYear: servedYears(basis.baseline, basis.baselineYear, basis.tail, fibre.workYear),
  };
  const beginning = yield* beginPlan(inputs, parameters, within(0.6, 0.9), createBeginningKeeper());
  const { priced, years } = beginning;
  const plan = yield* rollOut(priced, { demand, fiscalYears: years }, parameters, within(0.9, 1));
  const radioYen = createMemberReading(atlas.prefectures.count).costYen;
  const { municipality, fiscalYear, costYen } = plan.sites;
  for (let s = 0; s < plan.sites.count; s++) {
    addCostOfPlace(atlas, radioYen, fiscalYear[s]!, municipality[s]!, costYen[s]!);
  }
  const { coveredPopulation } = coverageOfPlan(beginning, demand, plan);
  return {
    fibre: {
      coverage: coverageOfPlaces(atlas, fibre.servedHouseholds, demand.households),
      costYen: fibreYen,
    },
    radio: {
      coverage: coverageOfPlaces(atlas, coveredPopulation, demand.population),
      costYen: radioYen,
    },
  };
}
