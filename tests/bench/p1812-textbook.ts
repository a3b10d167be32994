/**
 * Recommendation ITU-R P.1812-8 written down equation by equation, with a loop and an array for each: what the kernel is
 * held against on random paths, and the textbook of its bench. Inland zones of one stretch or any; ends given by a
 * latitude of the path's centre.
 */
import type { P1812Link } from '../../src/model/radio/propagation/p1812/p1812.ts';

export interface TextbookProfile {
  readonly dKm: ArrayLike<number>;
  readonly hM: ArrayLike<number>;
  readonly clutterM: ArrayLike<number>;
  readonly zone: ArrayLike<number>;
}

interface Path {
  readonly link: P1812Link;
  readonly n: number;
  readonly d: number[];
  readonly h: number[];
  readonly g: number[];
  readonly distance: number;
  readonly hts: number;
  readonly hrs: number;
  readonly wavelength: number;
  readonly ae: number;
  readonly omega: number;
}

const log10 = Math.log10;

/** Attachment 2. */
function quantile(x: number): number {
  const half = (y: number): number => {
    const t = Math.sqrt(-2 * Math.log(y));
    const top = (0.010328 * t + 0.802853) * t + 2.515516698;
    return t - top / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1);
  };
  const bounded = Math.max(1e-6, Math.min(0.999999, x));
  return bounded <= 0.5 ? half(bounded) : -half(1 - bounded);
}

/** Sections 3.6 and 3.3: ω, dtm, dlm from stretches of equal zones, each point reaching half way to its neighbours. */
function zones(d: number[], zone: ArrayLike<number>): { omega: number; dtm: number; dlm: number } {
  const n = d.length;
  const from = (i: number): number => (i === 0 ? d[0]! : (d[i - 1]! + d[i]!) / 2);
  const to = (i: number): number => (i === n - 1 ? d[n - 1]! : (d[i]! + d[i + 1]!) / 2);
  const longest = (wanted: readonly number[]): number => {
    let best = 0;
    for (let i = 0; i < n; i++) {
      if (!wanted.includes(zone[i]!) || (i > 0 && wanted.includes(zone[i - 1]!))) continue;
      let j = i;
      while (j + 1 < n && wanted.includes(zone[j + 1]!)) j++;
      best = Math.max(best, to(j) - from(i));
    }
    return best;
  };
  let sea = 0;
  for (let i = 0; i < n; i++) if (zone[i] === 1) sea += to(i) - from(i);
  return { omega: sea / d[n - 1]!, dtm: longest([3, 4]), dlm: longest([4]) };
}

function knifeEdge(nu: number): number {
  return nu <= -0.78 ? 0 : 6.9 + 20 * log10(Math.sqrt((nu - 0.1) ** 2 + 1) + nu - 0.1);
}

/** Equations 13 to 21. */
function bullington(p: Path, heights: number[], hts: number, hrs: number, ap: number): number {
  const { d, distance, wavelength, n } = p;
  const slopesT: number[] = [];
  const slopesR: number[] = [];
  const nus: number[] = [];
  for (let i = 1; i < n - 1; i++) {
    const over = heights[i]! + (500 / ap) * d[i]! * (distance - d[i]!);
    slopesT.push((over - hts) / d[i]!);
    slopesR.push((over - hrs) / (distance - d[i]!));
    nus.push(
      (over - (hts * (distance - d[i]!) + hrs * d[i]!) / distance) *
        Math.sqrt((0.002 * distance) / (wavelength * d[i]! * (distance - d[i]!))),
    );
  }
  const stim = Math.max(...slopesT);
  const str = (hrs - hts) / distance;
  let nu = Math.max(...nus);
  if (stim >= str) {
    const srim = Math.max(...slopesR);
    const dbp = (hrs - hts + srim * distance) / (stim + srim);
    nu =
      (hts + stim * dbp - (hts * (distance - dbp) + hrs * dbp) / distance) *
      Math.sqrt((0.002 * distance) / (wavelength * dbp * (distance - dbp)));
  }
  const luc = knifeEdge(nu);
  return luc + (1 - Math.exp(-luc / 6)) * (10 + 0.02 * distance);
}

/** Equations 29 to 36. */
function firstTerm(p: Path, hte: number, hre: number, adft: number): number {
  const { fGhz: f, pol } = p.link;
  const at = (permittivity: number, conductivity: number): number => {
    const loss = (18 * conductivity) / f;
    let k = 0.036 * (adft * f) ** (-1 / 3) * ((permittivity - 1) ** 2 + loss ** 2) ** -0.25;
    if (pol === 2) k *= Math.sqrt(permittivity ** 2 + loss ** 2);
    const beta = (1 + 1.6 * k ** 2 + 0.67 * k ** 4) / (1 + 4.5 * k ** 2 + 1.53 * k ** 4);
    const x = 21.88 * beta * (f / adft ** 2) ** (1 / 3) * p.distance;
    const y = 0.9575 * beta * (f ** 2 / adft) ** (1 / 3);
    const fx = x >= 1.6 ? 11 + 10 * log10(x) - 17.6 * x : -20 * log10(x) - 5.6488 * x ** 1.425;
    const gain = (height: number): number => {
      const b = beta * y * height;
      const g = b > 2 ? 17.6 * Math.sqrt(b - 1.1) - 5 * log10(b - 1.1) - 8 : 20 * log10(b + 0.1 * b ** 3);
      return Math.max(g, 2 + 20 * log10(k));
    };
    return -fx - gain(hte) - gain(hre);
  };
  return p.omega * at(80, 5) + (1 - p.omega) * at(22, 0.003);
}

/** Equations 22 to 27. */
function sphericalEarth(p: Path, hte: number, hre: number, ap: number): number {
  const { distance: d, wavelength } = p;
  const dlos = Math.sqrt(2 * ap) * (Math.sqrt(0.001 * hte) + Math.sqrt(0.001 * hre));
  if (d >= dlos) return firstTerm(p, hte, hre, ap);
  const c = (hte - hre) / (hte + hre);
  const m = (250 * d ** 2) / (ap * (hte + hre));
  const b =
    2 *
    Math.sqrt((m + 1) / (3 * m)) *
    Math.cos(Math.PI / 3 + Math.acos(((3 * c) / 2) * Math.sqrt((3 * m) / (m + 1) ** 3)) / 3);
  const d1 = (d / 2) * (1 + b);
  const d2 = d - d1;
  const hse = ((hte - (500 * d1 ** 2) / ap) * d2 + (hre - (500 * d2 ** 2) / ap) * d1) / d;
  const hreq = 17.456 * Math.sqrt((d1 * d2 * wavelength) / d);
  if (hse > hreq) return 0;
  const aem = 500 * (d / (Math.sqrt(hte) + Math.sqrt(hre))) ** 2;
  const ldft = firstTerm(p, hte, hre, aem);
  return ldft < 0 ? 0 : (1 - hse / hreq) * ldft;
}

/** Loss in dB (eq. 69). */
export function textbookP1812Db(link: P1812Link, profile: TextbookProfile, latitude: number): number {
  const d = Array.from(profile.dKm);
  const h = Array.from(profile.hM);
  const n = d.length;
  const g = h.map((height, i) => (i === 0 || i === n - 1 ? height : height + profile.clutterM[i]!));
  const distance = d[n - 1]!;
  const { fGhz: f, pPct, n0 } = link;
  const { omega, dtm, dlm } = zones(d, profile.zone);
  const hts = h[0]! + link.htgM;
  const hrs = h[n - 1]! + link.hrgM;
  const ae = (157 / (157 - link.dn)) * 6371;
  const ab = 3 * 6371;
  const wavelength = 0.2998 / f;
  const p: Path = { link, n, d, h, g, distance, hts, hrs, wavelength, ae, omega };

  // Equations 2 to 5.
  const tau = 1 - Math.exp(-(4.12e-4 * dlm ** 2.41));
  const mu1 = Math.min(1, (10 ** (-dtm / (16 - 6.6 * tau)) + 10 ** (-5 * (0.496 + 0.354 * tau))) ** 0.2);
  const phi = Math.abs(latitude);
  const mu4 = phi <= 70 ? mu1 ** (-0.935 + 0.0176 * phi) : mu1 ** 0.3;
  const b0 = (phi <= 70 ? 10 ** (-0.015 * phi + 1.67) : 4.17) * mu1 * mu4;

  // Attachment 1: horizons.
  const inner = d.map((_, i) => i).slice(1, -1);
  const angle = (rise: number, away: number): number =>
    1000 * Math.atan(rise / (1000 * away) - away / (2 * ae));
  const thetaI = inner.map((i) => angle(h[i]! - hts, d[i]!));
  const thetaTd = angle(hrs - hts, distance);
  const thetaMax = Math.max(...thetaI);
  let lt: number;
  let lr: number;
  let thetaT: number;
  let thetaR: number;
  if (thetaMax > thetaTd) {
    lt = 1 + thetaI.indexOf(thetaMax);
    const thetaJ = inner.map((i) => angle(h[i]! - hrs, distance - d[i]!));
    thetaT = thetaMax;
    thetaR = Math.max(...thetaJ);
    lr = 1 + thetaJ.lastIndexOf(thetaR);
  } else {
    const nus = inner.map(
      (i) =>
        (h[i]! +
          (500 / ae) * d[i]! * (distance - d[i]!) -
          (hts * (distance - d[i]!) + hrs * d[i]!) / distance) *
        Math.sqrt((0.002 * distance) / (wavelength * d[i]! * (distance - d[i]!))),
    );
    lt = 1 + nus.lastIndexOf(Math.max(...nus));
    lr = lt;
    thetaT = thetaTd;
    thetaR = angle(hts - hrs, distance);
  }
  const dlt = d[lt]!;
  const dlr = distance - d[lr]!;
  const theta = (1000 * distance) / ae + thetaT + thetaR;

  // Smooth surfaces (eqs 83 to 93).
  let v1 = 0;
  let v2 = 0;
  for (let i = 1; i < n; i++) {
    v1 += (d[i]! - d[i - 1]!) * (h[i]! + h[i - 1]!);
    v2 += (d[i]! - d[i - 1]!) * (h[i]! * (2 * d[i]! + d[i - 1]!) + h[i - 1]! * (d[i]! + 2 * d[i - 1]!));
  }
  const hst = (2 * v1 * distance - v2) / distance ** 2;
  const hsr = (v2 - v1 * distance) / distance ** 2;
  const over = inner.map((i) => h[i]! - (hts * (distance - d[i]!) + hrs * d[i]!) / distance);
  const hobs = Math.max(...over);
  const alphaT = Math.max(...over.map((H, k) => H / d[k + 1]!));
  const alphaR = Math.max(...over.map((H, k) => H / (distance - d[k + 1]!)));
  const share = alphaT / (alphaT + alphaR);
  const hstd = Math.min(hobs <= 0 ? hst : hst - hobs * share, h[0]!);
  const hsrd = Math.min(hobs <= 0 ? hsr : hsr - hobs * (1 - share), h[n - 1]!);
  const hstDucting = Math.min(hst, h[0]!);
  const hsrDucting = Math.min(hsr, h[n - 1]!);
  const slope = (hsrDucting - hstDucting) / distance;
  let hm = -Infinity;
  for (let i = lt; i <= lr; i++) hm = Math.max(hm, h[i]! - (hstDucting + slope * d[i]!));

  // Line of sight and diffraction (eqs 8 to 43).
  const fi = pPct === 50 ? 0 : pPct > b0 ? quantile(pPct / 100) / quantile(b0 / 100) : 1;
  const lbfs = 92.4 + 20 * log10(f) + 20 * log10(Math.sqrt(distance ** 2 + ((hts - hrs) / 1000) ** 2));
  const focus = 2.6 * (1 - Math.exp(-0.1 * (dlt + dlr)));
  const lb0p = lbfs + focus * log10(pPct / 50);
  const lb0b = lbfs + focus * log10(b0 / 50);
  const flat = new Array<number>(n).fill(0);
  const diffraction = (ap: number): number => {
    const actual = bullington(p, g, hts, hrs, ap);
    const smooth = bullington(p, flat, hts - hstd, hrs - hsrd, ap);
    return actual + Math.max(sphericalEarth(p, hts - hstd, hrs - hsrd, ap) - smooth, 0);
  };
  const ld50 = diffraction(ae);
  const ldp = ld50 + fi * (diffraction(ab) - ld50);
  const lbd50 = lbfs + ld50;
  const lbd = lb0p + ldp;

  // Tropospheric scatter (eqs 44, 45).
  const lf = 25 * log10(f) - 2.5 * log10(f / 2) ** 2;
  const lbs =
    190.1 + lf + 20 * log10(distance) + 0.573 * theta - 0.15 * n0 - 10.125 * log10(50 / pPct) ** 0.7;

  // Ducting (eqs 46 to 56).
  const shield = (thetaTr: number, dl: number): number => {
    const above = thetaTr - 0.1 * dl;
    return above > 0 ? 20 * log10(1 + 0.361 * above * Math.sqrt(f * dl)) + 0.264 * above * f ** (1 / 3) : 0;
  };
  const coast = (dc: number, dl: number, height: number): number =>
    omega >= 0.75 && dc <= dl && dc <= 5
      ? -3 * Math.exp(-0.25 * dc ** 2) * (1 + Math.tanh(0.07 * (50 - height)))
      : 0;
  const dct = profile.zone[0] === 1 ? 0 : (link.dctKm ?? 500);
  const dcr = profile.zone[n - 1] === 1 ? 0 : (link.dcrKm ?? 500);
  const alf = f < 0.5 ? 45.375 - 137 * f + 92.5 * f ** 2 : 0;
  const af =
    102.45 +
    20 * log10(f) +
    20 * log10(dlt + dlr) +
    alf +
    shield(thetaT, dlt) +
    shield(thetaR, dlr) +
    coast(dct, dlt, hts) +
    coast(dcr, dlr, hrs);
  const hte = link.htgM + h[0]! - hstDucting;
  const hre = link.hrgM + h[n - 1]! - hsrDucting;
  const alpha = Math.max(-3.4, -0.6 - 3.5e-9 * distance ** 3.1 * tau);
  const mu2 = Math.min(1, ((500 / ae) * (distance ** 2 / (Math.sqrt(hte) + Math.sqrt(hre)) ** 2)) ** alpha);
  const di = Math.min(distance - dlt - dlr, 40);
  const mu3 = hm <= 10 ? 1 : Math.exp(-4.6e-5 * (hm - 10) * (43 + 6 * di));
  const beta = b0 * mu2 * mu3;
  const gamma =
    (1.076 / (2.0058 - log10(beta)) ** 1.012) *
    Math.exp(-(9.51 - 4.8 * log10(beta) + 0.198 * log10(beta) ** 2) * 1e-6 * distance ** 1.13);
  const ap = -12 + (1.2 + 3.7e-3 * distance) * log10(pPct / beta) + 12 * (pPct / beta) ** gamma;
  const thetaDucting = (1000 * distance) / ae + Math.min(thetaT, 0.1 * dlt) + Math.min(thetaR, 0.1 * dlr);
  const lba = af + 5e-5 * ae * f ** (1 / 3) * thetaDucting + ap;

  // Together (eqs 57 to 69).
  const fj = 1 - 0.5 * (1 + Math.tanh((3 * 0.8 * (theta - 0.3)) / 0.3));
  const fk = 1 - 0.5 * (1 + Math.tanh((3 * 0.5 * (distance - 20)) / 20));
  const lminb0p = pPct < b0 ? lb0p + (1 - omega) * ldp : lbd50 + (lb0b + (1 - omega) * ldp - lbd50) * fi;
  const lminbap = 2.5 * Math.log(Math.exp(lba / 2.5) + Math.exp(lb0p / 2.5));
  const lbda = lminbap > lbd ? lbd : lminbap + (lbd - lminbap) * fk;
  const lbam = lbda + (lminb0p - lbda) * fj;
  const lbc = -5 * log10(10 ** (-0.2 * lbs) + 10 ** (-0.2 * lbam));
  const places = profile.zone[n - 1] === 1 ? 0 : -quantile(link.pLPct / 100) * link.sigmaLDb;
  return Math.max(lb0p, lbc + places);
}
