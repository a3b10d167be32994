/**
 * Parent stations (高度特定基地局): in how many 10 km squares one stands, by year, and which sites they are.
 *
 * Published are 16.5 % of the base at the end of FY2020 and the operators' filed plans, on which the national plan
 * rests: 98 % at the end of FY2023. The years between lie on the line between the two (assumption), and what was
 * planned for FY2023 is taken to stand (assumption: the licences of 2019 demanded it). The squares with most people
 * come first. A site is the parent of its square if it is the first that stands there.
 */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { BaseSquares } from './base-squares.ts';
import type { PlannedSites } from './planned-sites.ts';
import { NO_CELL } from './radio-outcome.ts';

/** Used where the atlas holds no published figure (総務省, デジタル田園都市国家インフラ整備計画, March 2022). */
const FIRST_DEPLOYMENT = 0.165;
const METRIC = 'g5_base_deployment_rate_10km';
const FILED_DEPLOYMENT = 0.98;
const FILED_FISCAL_YEAR = 2023;

/** Squares with a parent station at the end of a fiscal year, as many as published, planned or in between. */
export function wantedParents(atlas: Atlas, squares: BaseSquares, fiscalYear: number): number {
  const published = atlas.published.find(
    (figure) => figure.metric === METRIC && figure.fiscalYear === FIRST_FISCAL_YEAR,
  );
  const first = published?.value ?? FIRST_DEPLOYMENT;
  const part = Math.min(1, (fiscalYear - FIRST_FISCAL_YEAR) / (FILED_FISCAL_YEAR - FIRST_FISCAL_YEAR));
  const share = first + part * (FILED_DEPLOYMENT - first);
  // Up, not to the nearest: 98 % are held when 98 % stand.
  return fiscalYear === FIRST_FISCAL_YEAR
    ? Math.round(share * squares.count)
    : Math.ceil(share * squares.count);
}

/** Squares of the base by people, most first. */
export function squaresByPeople(atlas: Atlas, squares: BaseSquares): Uint32Array {
  const people = new Float64Array(squares.count);
  for (let i = 0; i < squares.squareOf.length; i++) {
    people[squares.squareOf[i]!]! += atlas.cells.population[i]!;
  }
  return Uint32Array.from(people.keys()).sort((a, b) => people[b]! - people[a]! || a - b);
}

export interface ParentsOfPast {
  /** Per site of the past: 1 for parents. */
  readonly isParent: Uint8Array;
  /** Per year of the horizon, until the plan begins: squares with a parent. */
  readonly squareCount: Float64Array;
  /** Per square: the first site that stands there, -1 for none; 1 where it is a parent. */
  readonly firstSite: Int32Array;
  readonly hasParent: Uint8Array;
}

interface Standing {
  readonly lat: number;
  readonly lon: number;
  readonly fiscalYear: number;
}

/** @param sites by rising fiscal year */
export function parentsOfPast(
  atlas: Atlas,
  squares: BaseSquares,
  sites: readonly Standing[],
  lastPastYear: number,
): ParentsOfPast {
  const firstSite = new Int32Array(squares.count).fill(-1);
  const hasParent = new Uint8Array(squares.count);
  const isParent = new Uint8Array(sites.length);
  const squareCount = new Float64Array(YEAR_COUNT);
  const order = squaresByPeople(atlas, squares);
  let next = 0;
  let parents = 0;
  for (let y = 0; FIRST_FISCAL_YEAR + y <= lastPastYear && y < YEAR_COUNT; y++) {
    const fiscalYear = FIRST_FISCAL_YEAR + y;
    for (; next < sites.length && sites[next]!.fiscalYear <= fiscalYear; next++) {
      const square = squares.at(sites[next]!.lat, sites[next]!.lon);
      if (square >= 0 && firstSite[square]! < 0) firstSite[square] = next;
    }
    const wanted = wantedParents(atlas, squares, fiscalYear);
    for (let i = 0; i < order.length && parents < wanted; i++) {
      const square = order[i]!;
      if (firstSite[square]! < 0 || hasParent[square] === 1) continue;
      hasParent[square] = 1;
      isParent[firstSite[square]!] = 1;
      parents++;
    }
    squareCount[y] = parents;
  }
  return { isParent, squareCount, firstSite, hasParent };
}

export interface Parents {
  /** Per site, those of the past first: 1 for parents. */
  readonly isParent: Uint8Array;
  /** Per year of the horizon: squares with a parent. */
  readonly squareCount: Float64Array;
}

/** From the year after the past on the first site of every square is its parent. @param planned by rising fiscal year */
export function parentsWithPlan(
  squares: BaseSquares,
  past: ParentsOfPast,
  planned: PlannedSites,
  lastPastYear: number,
): Parents {
  const before = past.isParent.length;
  const isParent = new Uint8Array(before + planned.count);
  isParent.set(past.isParent);
  const squareCount = past.squareCount.slice();
  const hasParent = past.hasParent.slice();
  let parents = hasParent.reduce((sum, has) => sum + has, 0);
  let next = 0;
  for (let fiscalYear = lastPastYear + 1; fiscalYear < FIRST_FISCAL_YEAR + YEAR_COUNT; fiscalYear++) {
    if (fiscalYear === lastPastYear + 1) {
      for (let square = 0; square < squares.count; square++) {
        if (past.firstSite[square]! < 0) continue;
        parents += takeSquare(hasParent, isParent, square, past.firstSite[square]!);
      }
    }
    for (; next < planned.count && planned.fiscalYear[next]! <= fiscalYear; next++) {
      parents += takeSquare(hasParent, isParent, squareOfSite(squares, planned, next), before + next);
    }
    squareCount[fiscalYear - FIRST_FISCAL_YEAR] = parents;
  }
  return { isParent, squareCount };
}

/** @param square -1 for none @returns 1 where the site becomes its parent */
function takeSquare(hasParent: Uint8Array, isParent: Uint8Array, square: number, site: number): 0 | 1 {
  if (square < 0 || hasParent[square] === 1) return 0;
  hasParent[square] = 1;
  isParent[site] = 1;
  return 1;
}

function squareOfSite({ squareOf, at }: BaseSquares, { cell, lat, lon }: PlannedSites, s: number): number {
  return cell[s] === NO_CELL ? at(lat[s]!, lon[s]!) : squareOf[cell[s]!]!;
}

/** Per year: share 0–1 of the base squares in which a parent stands. */
export function deploymentRate(
  squares: BaseSquares,
  { squareCount }: Pick<Parents, 'squareCount'>,
): Float64Array {
  return squareCount.map((parents) => (squares.count > 0 ? parents / squares.count : 1));
}
