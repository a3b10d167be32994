import { z } from 'zod';
import { failure, type Result } from '../../model/problem.ts';
import { itm, itmArea } from '../../model/radio/propagation/itm/itm.ts';
import { p1812 } from '../../model/radio/propagation/p1812/p1812.ts';
import { tr38901 } from '../../model/radio/propagation/tr38901.ts';
import { checkAnswerable } from '../check-answerable.ts';
import type { Command } from '../command.ts';
import { answerJsonLines } from '../json-lines.ts';
import { parseOptions } from '../options.ts';
import { answerBuildingEntry, answerClutter } from './pathloss-additions.ts';

const heights = z.array(z.number());

const tr38901Schema = z.strictObject({
  model: z.literal('tr38901'),
  scenario: z.enum(['UMa', 'UMi', 'RMa']),
  fGhz: z.number(),
  d2dM: z.number(),
  hBsM: z.number(),
  hUtM: z.number(),
  hBldgM: z.number().nullish(),
  streetWM: z.number().nullish(),
});

const p1812Schema = z.strictObject({
  model: z.literal('p1812'),
  fGhz: z.number(),
  pPct: z.number(),
  // The median of locations, where nothing else is said.
  pLPct: z.number().default(50),
  sigmaLDb: z.number().default(0),
  htgM: z.number(),
  hrgM: z.number(),
  pol: z.union([z.literal(1), z.literal(2)]),
  phiT: z.number(),
  lamT: z.number(),
  phiR: z.number(),
  lamR: z.number(),
  dn: z.number(),
  n0: z.number(),
  dctKm: z.number().optional(),
  dcrKm: z.number().optional(),
  profile: z.strictObject({
    dKm: heights,
    hM: heights,
    clutterM: heights.optional(),
    zone: z.array(z.number()).optional(),
  }),
});

const itmSchema = z.strictObject({
  model: z.literal('itm'),
  hTxM: z.number(),
  hRxM: z.number(),
  climate: z.number(),
  n0: z.number(),
  fMhz: z.number(),
  pol: z.number(),
  epsilon: z.number(),
  sigma: z.number(),
  mdvar: z.number(),
  time: z.number(),
  location: z.number(),
  situation: z.number(),
});
/** Over a profile, or by area over terrain known by its irregularity. */
const itmPathSchema = itmSchema.extend({ stepM: z.number(), hM: heights });
const siting = z.union([z.literal(0), z.literal(1), z.literal(2)]);
const itmAreaSchema = itmSchema.extend({
  area: z.strictObject({
    dKm: z.number(),
    deltaHM: z.number(),
    txSiting: siting.default(0),
    rxSiting: siting.default(0),
  }),
});

export const pathlossCommand: Command = {
  name: 'pathloss',
  summary: 'path loss by TR 38.901, ITU-R P.1812 or ITM; clutter and building entry',
  usage:
    'denen pathloss < links.jsonl   (a line: {"model": "tr38901" | "p1812" | "itm" | "p2108" | "p2109", …})\n   (itm takes a profile "hM" or an "area")',
  async run(context) {
    parseOptions(context.arguments, {}, { minimum: 0, maximum: 0 });
    return answerJsonLines(context, answerPathloss);
  },
};

const modelSchema = z.looseObject({ model: z.enum(['tr38901', 'p1812', 'itm', 'p2108', 'p2109']) });

export function answerPathloss(input: unknown, where: string): Result<object> {
  const named = checkAnswerable(modelSchema, input, where);
  if (!named.ok) return named;
  switch (named.value.model) {
    case 'tr38901':
      return answerTr38901(input, where);
    case 'p1812':
      return answerP1812(input, where);
    case 'itm':
      return answerItm(input, where);
    case 'p2108':
      return answerClutter(input, where);
    case 'p2109':
      return answerBuildingEntry(input, where);
  }
}

function answerTr38901(input: unknown, where: string): Result<object> {
  const checked = checkAnswerable(tr38901Schema, input, where);
  if (!checked.ok) return checked;
  const { model, hBldgM, streetWM, ...link } = checked.value;
  return tr38901({ ...link, hBldgM: hBldgM ?? undefined, streetWM: streetWM ?? undefined });
}

function answerP1812(input: unknown, where: string): Result<object> {
  const checked = checkAnswerable(p1812Schema, input, where);
  if (!checked.ok) return checked;
  const { model, profile, ...link } = checked.value;
  const { dKm, hM, clutterM, zone } = profile;
  for (const [name, values] of Object.entries({ hM, clutterM, zone })) {
    if (values === undefined || values.length === dKm.length) continue;
    const expected = `${dKm.length} values, one per distance`;
    return failure({
      kind: 'inconsistent',
      what: `profile.${name}`,
      where,
      expected,
      got: `${values.length}`,
    });
  }
  return p1812(link, { dKm, hM, clutterM, zone });
}

function answerItm(input: unknown, where: string): Result<object> {
  if (typeof input === 'object' && input !== null && 'area' in input) {
    const checked = checkAnswerable(itmAreaSchema, input, where);
    if (!checked.ok) return checked;
    const { model, area, ...link } = checked.value;
    return itmArea(link, area);
  }
  const checked = checkAnswerable(itmPathSchema, input, where);
  if (!checked.ok) return checked;
  const { model, stepM, hM, ...link } = checked.value;
  return itm(link, { stepM, hM });
}
