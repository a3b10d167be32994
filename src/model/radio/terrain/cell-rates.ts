/**
 * Rates over the terrain: in the centre of each cell the strongest site, its signal over noise and the other sites of
 * the same band, and what that carries. Medians throughout: the margins of coverage are not taken off.
 */
import type { Lattice } from '../../lattice.ts';
import type { Progress, Steps } from '../../progress.ts';
import type { Band } from '../bands.ts';
import { milliwatts, noiseDbm } from '../sinr.ts';
import { cqiEfficiency } from '../spectral-efficiency.ts';
import { linkFrom, lookAround, type SiteLinks, standAt } from './site-links.ts';

export interface RateAssumptions {
  /** Share 0–1 of time and spectrum in which the other sites send. */
  readonly load: number;
  /** Spatial layers that a terminal at an ordinary place is served with. */
  readonly layers: number;
  /** Share of the frame that goes downlink in unpaired bands. */
  readonly downlinkShare: number;
}

/** Assumptions: half load, one layer, and three of four slots downlink. */
export const DEFAULT_RATE_ASSUMPTIONS: RateAssumptions = { load: 0.5, layers: 1, downlinkShare: 0.75 };

/** Control channels and reference signals downlink, below and above 6 GHz (3GPP TS 38.306, 4.1.2). */
const OVERHEAD = 0.14;
const OVERHEAD_MILLIMETRE = 0.18;
const MILLIMETRE_FROM_GHZ = 6;
/** Bands with paired spectrum send downlink all the time. */
const PAIRED: readonly string[] = ['n28', 'n3'];

/** Columns over the cells asked for; NaN (server −1) where no site is in range. */
export interface CellRates {
  /** Index of the strongest site. */
  readonly server: Int32Array;
  readonly receivedDbm: Float32Array;
  readonly sinrDb: Float32Array;
  /** Downlink, of the whole carrier for one terminal. */
  readonly rateMbps: Float32Array;
}

/** What a carrier carries at a SINR, Mbit/s. */
export function carrierRateMbps(band: Band, sinr: number, assumptions: RateAssumptions): number {
  const overhead = band.fGhz > MILLIMETRE_FROM_GHZ ? OVERHEAD_MILLIMETRE : OVERHEAD;
  const downlink = PAIRED.includes(band.name) ? 1 : assumptions.downlinkShare;
  return band.bandwidthMhz * cqiEfficiency(sinr) * assumptions.layers * downlink * (1 - overhead);
}

const CELLS_PER_STEP = 64;

/**
 * @param bands of the laws of `links`, which must be prepared for half of the places
 * @throws RangeError for a load outside 0–1
 */
export function* cellRates(
  lattice: Lattice,
  cells: Uint32Array,
  links: SiteLinks,
  bands: readonly Band[],
  assumptions: RateAssumptions,
  report: (fraction: number) => Progress,
): Steps<CellRates> {
  const { load } = assumptions;
  if (!(load >= 0 && load <= 1)) throw new RangeError(`Expected a load from 0 to 1, got ${load}.`);
  const { near, link, grid } = links;
  const unknown = () => new Float32Array(cells.length).fill(Number.NaN);
  const rates: CellRates = {
    server: new Int32Array(cells.length).fill(-1),
    receivedDbm: unknown(),
    sinrDb: unknown(),
    rateMbps: unknown(),
  };
  const noiseMw = bands.map((band) =>
    milliwatts(noiseDbm(band.bandwidthMhz * 1e6, band.terminalNoiseFigureDb)),
  );
  // Laws whose bands have one name share their spectrum.
  const channel = bands.map((band) => bands.findIndex(({ name }) => name === band.name));
  const received = new Float64Array(bands.length);
  for (let i = 0; i < cells.length; i++) {
    if (i % CELLS_PER_STEP === 0) yield report(i / cells.length);
    standAt(links, lattice.row[cells[i]!]!, lattice.column[cells[i]!]!);
    const { axisM, polarM, lon } = links.place;
    lookAround(links, -1, grid.maximumRangeM);
    received.fill(0);
    let best = -Infinity;
    for (let n = 0; n < near.count; n++) {
      const site = near.site[n]!;
      if (!linkFrom(links, site, axisM, polarM, lon)) continue;
      const law = links.sites.law[site]!;
      const dbm = links.laws[law]!.budgetDbm - link.lossDb;
      received[channel[law]!]! += milliwatts(dbm);
      if (dbm <= best) continue;
      best = dbm;
      rates.server[i] = site;
    }
    const server = rates.server[i]!;
    if (server < 0) continue;
    const law = links.sites.law[server]!;
    const signal = milliwatts(best);
    const others = Math.max(0, received[channel[law]!]! - signal);
    rates.receivedDbm[i] = best;
    rates.sinrDb[i] = 10 * Math.log10(signal / (noiseMw[law]! + load * others));
    rates.rateMbps[i] = carrierRateMbps(bands[law]!, rates.sinrDb[i]!, assumptions);
  }
  yield report(1);
  return rates;
}

/**
 * The rate that all but a share of the people have at least: the cell-edge rate at a share of 0.05. Cells without a site
 * have none. 0 where nobody lives.
 */
export function edgeRateMbps(rateMbps: Float32Array, people: ArrayLike<number>, share: number): number {
  const order = Uint32Array.from(rateMbps.keys()).sort((a, b) => (rateMbps[a] || 0) - (rateMbps[b] || 0));
  let total = 0;
  for (let i = 0; i < people.length; i++) total += people[i]!;
  let sum = 0;
  for (const i of order) {
    sum += people[i]!;
    if (sum > share * total) return rateMbps[i] || 0;
  }
  return 0;
}
