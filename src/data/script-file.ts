/** The script of a scenario file, and the view that links carry too. */
import { z } from 'zod';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../model/parameter.ts';
import type { ParameterChanges } from '../model/parameters.ts';
import {
  MOST_STEP_NOTE,
  MOST_STEP_TITLE,
  MOST_STEPS,
  REPLACED,
  type ScreenView,
  type ScriptStep,
} from '../model/script-step.ts';
import type { Target } from '../model/target.ts';
import {
  EACH_ONCE,
  placesSchemas,
  planValue,
  propertyOf,
  propertyValue,
  sitesOf,
  sitesValue,
} from './scenario-places-file.ts';
import { canonicalUncertainty, uncertaintyOf, uncertaintySchema } from './uncertainty-file.ts';

const word = z.string().max(40);
export const viewSchema = z.strictObject({
  fiscalYear: z.number().int().min(FIRST_FISCAL_YEAR).max(LAST_FISCAL_YEAR),
  topic: word,
  level: word,
  desk: word.optional(),
  place: z.strictObject({ level: word, code: word }).optional(),
  camera: z
    .strictObject({
      lon: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
      zoom: z.number().min(0).max(24),
    })
    .optional(),
  comparison: z.strictObject({ mode: word, with: z.string().max(100) }).optional(),
});

export const STEP_KEYS = ['id', 'title', 'note', 'view', 'parameters', ...REPLACED] as const;

/** @param inputs schemas of a scenario's own parameters and targets */
export function scriptSchema(parameters: z.ZodType, targets: z.ZodType) {
  const { sites, property, plan } = placesSchemas();
  return z
    .array(
      z.strictObject({
        id: z.string().min(1).max(40),
        title: z.string().max(MOST_STEP_TITLE).optional(),
        note: z.string().max(MOST_STEP_NOTE).optional(),
        view: viewSchema,
        parameters: parameters.optional(),
        targets: targets.optional(),
        sites,
        property,
        plan: plan.nullable(),
        uncertainty: uncertaintySchema(),
      }),
    )
    .max(MOST_STEPS)
    .refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, EACH_ONCE)
    .optional();
}

type Read = z.infer<ReturnType<typeof scriptSchema>>;

export function scriptOf(script: Read): readonly ScriptStep[] {
  return (script ?? []).map(({ id, title = '', note = '', view, parameters = {}, ...replaced }) => {
    const { targets, sites, property, plan, uncertainty } = replaced;
    return {
      id,
      title,
      note,
      view,
      parameters: parameters as ParameterChanges,
      ...(targets !== undefined && { targets: targets as readonly Target[] }),
      ...(sites !== undefined && { sites: sitesOf(sites) }),
      ...(property !== undefined && { property: propertyOf(property) }),
      ...(plan !== undefined && { plan }),
      ...(uncertainty !== undefined && { uncertainty: uncertaintyOf(uncertainty) }),
    };
  });
}

/** Keys in one order. */
export function viewValue({
  fiscalYear,
  topic,
  level,
  desk,
  place,
  camera,
  comparison,
}: ScreenView): unknown {
  return {
    fiscalYear,
    topic,
    level,
    ...(desk !== undefined && { desk }),
    ...(place !== undefined && { place: { level: place.level, code: place.code } }),
    ...(camera !== undefined && { camera: { lon: camera.lon, lat: camera.lat, zoom: camera.zoom } }),
    ...(comparison !== undefined && { comparison: { mode: comparison.mode, with: comparison.with } }),
  };
}

/**
 * Left out where there are no steps, so that a scenario without any looks as it always did.
 * @param inputs of a step as the file writes those of the scenario
 */
export function scriptValue(
  script: readonly ScriptStep[],
  inputs: (step: ScriptStep) => { readonly parameters: object; readonly targets: unknown },
): Record<string, unknown> {
  if (script.length === 0) return {};
  return {
    script: script.map((step) => {
      const { parameters, targets } = inputs(step);
      return {
        id: step.id,
        title: step.title,
        note: step.note,
        view: viewValue(step.view),
        ...(Object.keys(parameters).length > 0 && { parameters }),
        ...(targets !== undefined && { targets }),
        // Emptied lists and defaults count as well: they stand in place of the scenario's own.
        ...(step.sites !== undefined && { sites: sitesValue(step.sites) }),
        ...(step.property !== undefined && { property: propertyValue(step.property) }),
        ...(step.plan !== undefined && { plan: step.plan && planValue(step.plan) }),
        ...(step.uncertainty !== undefined && { uncertainty: canonicalUncertainty(step.uncertainty) }),
      };
    }),
  };
}
