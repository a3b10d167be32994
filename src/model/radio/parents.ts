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

export interface Parents {
  /** Per site: 1 for parents. */
  readonly isParent: Uint8Array;
  /** Per year of the horizon: squares with a parent. */
  readonly squareCount: Float64Array;
}

/**
 * @param sites by rising fiscal year
 * @param lastPastYear from the year after it on every new square's first site is a parent
 */
export function assignParents(
  atlas: Atlas,
  squares: BaseSquares,
  sites: readonly { readonly lat: number; readonly lon: number; readonly fiscalYear: number }[],
  lastPastYear: number,
): Parents {
  const firstSite = new Int32Array(squares.count).fill(-1);
  const isParent = new Uint8Array(sites.length);
  const squareCount = new Float64Array(YEAR_COUNT);
  const order = squaresByPeople(atlas, squares);
  let next = 0;
  let parents = 0;
  for (let y = 0; y < YEAR_COUNT; y++) {
    const fiscalYear = FIRST_FISCAL_YEAR + y;
    for (; next < sites.length && sites[next]!.fiscalYear <= fiscalYear; next++) {
      const square = squares.at(sites[next]!.lat, sites[next]!.lon);
      if (square >= 0 && firstSite[square]! < 0) firstSite[square] = next;
    }
    const wanted = fiscalYear > lastPastYear ? squares.count : wantedParents(atlas, squares, fiscalYear);
    for (let i = 0; i < order.length && parents < wanted; i++) {
      const site = firstSite[order[i]!]!;
      if (site < 0 || isParent[site] === 1) continue;
      isParent[site] = 1;
      parents++;
    }
    squareCount[y] = parents;
  }
  return { isParent, squareCount };
}
