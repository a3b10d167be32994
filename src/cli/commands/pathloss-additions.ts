/** What `denen pathloss` answers of losses that add to a path: clutter (P.2108) and building entry (P.2109). */
import { z } from 'zod';
import { type Result, success } from '../../model/problem.ts';
import {
  type ClutterType,
  clutterHeightGainDb,
  slantClutterLossDb,
  terrestrialClutterLossDb,
} from '../../model/radio/propagation/p2108.ts';
import { type BuildingType, buildingEntryLossDb } from '../../model/radio/propagation/p2109.ts';
import { checkAnswerable } from '../check-answerable.ts';

/** By section: 3.1 height gain of a terminal, 3.2 terrestrial paths, 3.3 paths to aircraft and satellites. */
const clutterSchema = z.discriminatedUnion('section', [
  z.strictObject({
    model: z.literal('p2108'),
    section: z.literal('3.1'),
    fGhz: z.number(),
    hM: z.number(),
    streetWidthM: z.number(),
    clutterM: z.number(),
    clutter: z.number(),
  }),
  z.strictObject({
    model: z.literal('p2108'),
    section: z.literal('3.2'),
    fGhz: z.number(),
    dKm: z.number(),
    pPct: z.number(),
  }),
  z.strictObject({
    model: z.literal('p2108'),
    section: z.literal('3.3'),
    fGhz: z.number(),
    elevationDeg: z.number(),
    pPct: z.number(),
  }),
]);

const sectionSchema = z.looseObject({ section: z.enum(['3.1', '3.2', '3.3']) });

const buildingSchema = z.strictObject({
  model: z.literal('p2109'),
  fGhz: z.number(),
  pPct: z.number(),
  building: z.number(),
  elevationDeg: z.number(),
});

export function answerClutter(input: unknown, where: string): Result<object> {
  const named = checkAnswerable(sectionSchema, input, where);
  if (!named.ok) return named;
  const checked = checkAnswerable(clutterSchema, input, where);
  if (!checked.ok) return checked;
  const path = checked.value;
  switch (path.section) {
    case '3.1':
      return lossOf(clutterHeightGainDb({ ...path, clutter: path.clutter as ClutterType }));
    case '3.2':
      return lossOf(terrestrialClutterLossDb(path));
    case '3.3':
      return lossOf(slantClutterLossDb(path));
  }
}

export function answerBuildingEntry(input: unknown, where: string): Result<object> {
  const checked = checkAnswerable(buildingSchema, input, where);
  if (!checked.ok) return checked;
  const { building, ...entry } = checked.value;
  return lossOf(buildingEntryLossDb({ ...entry, building: building as BuildingType }));
}

function lossOf(loss: Result<number>): Result<object> {
  return loss.ok ? success({ lossDb: loss.value }) : loss;
}
