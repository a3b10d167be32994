import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/locale/locale.ts';
import { rounded } from '../../src/locale/radio-problems.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import type { Problem, Result } from '../../src/model/problem.ts';
import { BANDS, bandIndex } from '../../src/model/radio/bands.ts';
import { type ItmLink, itm, itmArea } from '../../src/model/radio/propagation/itm/itm.ts';
import { ITM_RETURN_CODES } from '../../src/model/radio/propagation/itm/itm-codes.ts';
import { itmProblem } from '../../src/model/radio/propagation/itm/itm-link.ts';
import { p1812 } from '../../src/model/radio/propagation/p1812/p1812.ts';
import { slantClutterLossDb, terrestrialClutterLossDb } from '../../src/model/radio/propagation/p2108.ts';
import { buildingEntryLossDb } from '../../src/model/radio/propagation/p2109.ts';
import { tr38901 } from '../../src/model/radio/propagation/tr38901.ts';
import {
  DEFAULT_CLIMATE,
  itmProblems,
  prepareTerrainLaw,
} from '../../src/model/radio/terrain/terrain-law.ts';
import { checkTerrainSettings, terrainSettingsOf } from '../../src/model/radio/terrain/terrain-settings.ts';
import { placeProblems, seaProblems, siteProblems } from '../../workers/terrain-requests.ts';

const problemsOf = (result: Result<unknown>): readonly Problem[] => {
  if (result.ok) return (result.value as { warnings?: readonly Problem[] }).warnings ?? [];
  return result.problems;
};

const link = {
  fGhz: 2,
  pPct: 50,
  pLPct: 50,
  sigmaLDb: 0,
  htgM: 30,
  hrgM: 1.5,
  pol: 2,
  phiT: 35,
  lamT: 135,
  phiR: 35.1,
  lamR: 135,
  dn: 45,
  n0: 325,
} as const;
const profile = { dKm: [0, 1, 2, 3, 4], hM: [1, 2, 3, 4, 5] };
const ITM: ItmLink = {
  hTxM: 30,
  hRxM: 1.5,
  climate: 6,
  n0: 320,
  fMhz: 3700,
  pol: 1,
  epsilon: 15,
  sigma: 0.005,
  mdvar: 12,
  time: 50,
  location: 50,
  situation: 50,
};
const uma = { scenario: 'UMa' as const, fGhz: 3.7, d2dM: 500, hBsM: 25, hUtM: 1.5 };
const settings = terrainSettingsOf(resolveParameters({}));

/** Everything that the models refuse or warn of, provoked. */
function provoked(): Problem[] {
  const bad = Number.NaN;
  return [
    ...problemsOf(tr38901({ ...uma, fGhz: 200 })),
    ...problemsOf(tr38901({ ...uma, d2dM: -1 })),
    ...problemsOf(tr38901({ ...uma, d2dM: 9000.123456, hBsM: 60 })),
    ...problemsOf(tr38901({ ...uma, hUtM: 0.5 })),
    ...problemsOf(tr38901({ ...uma, hBsM: bad })),
    ...problemsOf(tr38901({ ...uma, scenario: 'RMa', hBldgM: 100, streetWM: 100 })),
    ...Object.entries({
      fGhz: 20,
      pPct: 0,
      pLPct: 0,
      sigmaLDb: -1,
      htgM: 0,
      pol: 3,
      dn: 0,
      n0: 0,
      dctKm: -1,
      dcrKm: -1,
      phiT: 99,
      lamR: bad,
    }).flatMap(([name, value]) => problemsOf(p1812({ ...link, [name]: value } as never, profile))),
    ...[
      { dKm: [0], hM: [1] },
      { dKm: [0, 2, 1], hM: [1, 2, 3] },
      { dKm: [0, 1, 2], hM: [1, bad, 3] },
      { dKm: [0, 1, 2], hM: [1, 2] },
      { dKm: [0, 1, 2], hM: [1, 2, 3], clutterM: [0, -1, 0] },
      { dKm: [0, 1, 2], hM: [1, 2, 3], zone: [9, 9, 9] },
      { dKm: [0, 0.1, 0.2], hM: [1, 2, 3] },
    ].flatMap((each) => problemsOf(p1812(link, each))),
    ...Object.keys(ITM_RETURN_CODES).map((code) => itmProblem(Number(code), '0.30000000000000004')),
    ...itmProblems(0x7fff),
    ...problemsOf(itm(ITM, { stepM: 0, hM: [1, 2, 3] })),
    ...problemsOf(itm(ITM, { stepM: 50, hM: [1] })),
    ...problemsOf(itm(ITM, { stepM: 50, hM: [1, bad] })),
    ...problemsOf(itmArea(ITM, { dKm: bad, deltaHM: 90, txSiting: 0, rxSiting: 0 })),
    ...problemsOf(terrestrialClutterLossDb({ fGhz: 200, dKm: 0.1, pPct: 0 })),
    ...problemsOf(slantClutterLossDb({ fGhz: 2, elevationDeg: 99, pPct: 0 })),
    ...problemsOf(buildingEntryLossDb({ fGhz: 200, pPct: 0, building: 3 as 1, elevationDeg: 99 })),
    ...problemsOf(
      prepareTerrainLaw({
        model: 'p1812',
        band: BANDS[bandIndex('n257')]!,
        environment: 'urban',
        assumptions: { edgeProbability: 2, interferenceMarginDb: 3, indoor: false },
        climate: DEFAULT_CLIMATE,
      }),
    ),
    ...problemsOf(checkTerrainSettings({ ...settings, maximumRangeM: 0 })),
    ...problemsOf(checkTerrainSettings({ ...settings, stepM: 1 })),
    ...problemsOf(checkTerrainSettings({ ...settings, clutterHeightM: [1] })),
    ...problemsOf(
      checkTerrainSettings({
        ...settings,
        bands: { ...settings.bands, urban: { ...settings.bands.urban, bandwidthMhz: 0 } },
      }),
    ),
    ...placeProblems('site', { lat: 51.5, lon: -0.1 }),
    ...placeProblems('a', { lat: 51.5, lon: -0.1 }),
    ...siteProblems({ lat: Float64Array.of(35), lon: Float64Array.of(1), environment: Uint8Array.of(0) }),
    ...siteProblems({ lat: Float64Array.of(35), lon: Float64Array.of(135), environment: Uint8Array.of(7) }),
    ...siteProblems({ lat: Float64Array.of(35), lon: new Float64Array(0) }),
    ...seaProblems(3),
    {
      kind: 'unavailable',
      what: 'terrain',
      where: 'path',
      expected: 'heights all along',
      got: 'no heights at hand',
    },
  ];
}

/** Words that a reader of either language takes for names or units. */
const KNOWN =
  /GPP|TR|ITU-R|ITM|UMa|UMi|RMa|MHz|GHz|km|dB|N単位|Infinity|NaN|ΔN|N₀|P\.|[AB]|S\/m|\bm\b|p1812, itm, tr38901/g;

describe('problems of the radio models', () => {
  const problems = provoked();

  it('are many', () => {
    expect(problems.length).toBeGreaterThan(70);
  });

  it('are told in Japanese without a word of English or the name of a field', () => {
    const { problems: say } = localeOf('ja').messages;
    for (const problem of problems) {
      const text = say[problem.kind](problem).replace(KNOWN, '');
      expect(text, JSON.stringify(problem)).not.toMatch(/[A-Za-z]{2,}/);
    }
  });

  it('are told in English without the name of a field', () => {
    const { problems: say } = localeOf('en').messages;
    for (const problem of problems) {
      const text = say[problem.kind](problem);
      expect(text, JSON.stringify(problem)).not.toMatch(/[a-z]+(M|Km|Pct|Ghz|Mhz|Deg|Db)\b|undefined/);
    }
  });

  it('leave the words of other problems alone', () => {
    const own: Problem = {
      kind: 'missing',
      what: 'lat',
      where: 'sites.csv',
      expected: 'a column',
      got: 'none',
    };
    expect(localeOf('en').messages.problems.missing(own)).toBe('“lat” is missing in sites.csv.');
  });

  it('have numbers of four digits', () => {
    expect(rounded('0.30000000000000004 m')).toBe('0.3 m');
    expect(rounded('13333.333 km')).toBe('13333 km');
    expect(rounded('3.7 GHz at 35.681236')).toBe('3.7 GHz at 35.68');
    expect(rounded('300000 m, v2.10.3')).toBe('300000 m, v2.10.3');
  });
});
