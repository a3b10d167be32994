/**
 * A scenario: versioned inputs of one run. It carries only what differs from the published plan, so that a file
 * stays readable and a new default reaches old files that never spoke of it.
 */
import type { ParameterChanges } from './parameters.ts';
import type { PlannedCells } from './planned-cells.ts';
import type { MunicipalityMark, PublicProperty, ScenarioSite } from './scenario-places.ts';
import type { ScriptStep } from './script-step.ts';
import { DEFAULT_TARGETS, type Target } from './target.ts';
import type { UncertaintyChanges } from './uncertainty/settings-changes.ts';

export const SCENARIO_FORMAT = 'denen.scenario';
export const SCENARIO_VERSION = 5;

export interface Scenario {
  readonly format: typeof SCENARIO_FORMAT;
  readonly version: typeof SCENARIO_VERSION;
  readonly name: string;
  readonly note: string;
  readonly parameters: ParameterChanges;
  readonly targets: readonly Target[];
  readonly sites: readonly ScenarioSite[];
  readonly property: readonly PublicProperty[];
  /** At most one per municipality. */
  readonly marks: readonly MunicipalityMark[];
  /** Cells of a better 5G plan, in which alone the roll-out then builds; undefined where it may build anywhere. */
  readonly plan: PlannedCells | undefined;
  /** What is not known for certain, as far as it differs from the defaults. A run does not read it; members do. */
  readonly uncertainty: UncertaintyChanges;
  /** Steps of a presentation, in their order. A run does not read them. */
  readonly script: readonly ScriptStep[];
}

/** The published plan from the baseline to FY2035. */
export function defaultScenario(): Scenario {
  return {
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    name: '公表計画 / Published plan',
    note: '',
    parameters: {},
    targets: DEFAULT_TARGETS,
    sites: [],
    property: [],
    marks: [],
    plan: undefined,
    uncertainty: {},
    script: [],
  };
}
