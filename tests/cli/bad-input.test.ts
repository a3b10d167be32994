/** What is wrong is said in one sentence, and never answered with a number. */
import { describe, expect, it } from 'vitest';
import { callDenen } from './call-denen.ts';

const TR = { model: 'tr38901', scenario: 'UMa', fGhz: 3.7, d2dM: 500, hBsM: 25, hUtM: 1.5 };
const ITM = {
  model: 'itm',
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
  stepM: 50,
  hM: [1, 2, 3],
};
const P1812 = {
  model: 'p1812',
  fGhz: 2,
  pPct: 50,
  htgM: 30,
  hrgM: 1.5,
  pol: 2,
  phiT: 35,
  lamT: 135,
  phiR: 35.1,
  lamR: 135,
  dn: 45,
  n0: 325,
  profile: { dKm: [0, 1, 2, 3, 4], hM: [1, 2, 3, 4, 5] },
};
/** Numbers beyond all others, as JSON may hold them. */
const HUGE = 'HUGE';
const line = (input: object) => JSON.stringify(input).replaceAll(`"${HUGE}"`, '1e309');

const REFUSED: readonly (readonly [name: string, input: object, message: string])[] = [
  [
    'a frequency outside TR 38.901',
    { ...TR, fGhz: 200 },
    '“frequency” in 3GPP TR 38.901 UMa is out of range (expected 0.5 to 100 GHz, got 200).',
  ],
  [
    'a frequency outside P.1812',
    { ...P1812, fGhz: 28 },
    '“frequency” in ITU-R P.1812 is out of range (expected 0.03 to 6 GHz, got 28).',
  ],
  [
    'a frequency outside ITM',
    { ...ITM, fMhz: 10 },
    '“frequency” in ITM is out of range (expected 20 to 20000 MHz, got 10).',
  ],
  [
    'a negative distance',
    { ...TR, d2dM: -10 },
    '“distance” in 3GPP TR 38.901 UMa cannot be used (expected a distance of 0 m or more between two different points, got -10).',
  ],
  ['no height', { ...TR, hBsM: null }, '“hBsM” in line 1 has the wrong type (expected number, got null).'],
  [
    'a height beyond numbers',
    { ...TR, hBsM: HUGE },
    '“hBsM” in line 1 has the wrong type (expected a finite number, got Infinity).',
  ],
  [
    'a hole in a profile',
    { ...ITM, hM: [1, null, 3] },
    '“hM.1” in line 1 has the wrong type (expected number, got null).',
  ],
  [
    'a height of a profile beyond numbers',
    { ...ITM, hM: [1, HUGE, 3] },
    '“hM.1” in line 1 has the wrong type (expected a finite number, got Infinity).',
  ],
  [
    'a profile of one point by ITM',
    { ...ITM, hM: [1] },
    '“heights of the profile” in ITM cannot be used (expected two heights or more, got 1).',
  ],
  [
    'a profile of one point by P.1812',
    { ...P1812, profile: { dKm: [0], hM: [1] } },
    '“distances of the profile” in ITU-R P.1812 cannot be used (expected three points or more: two ends and what lies between, got 1).',
  ],
  [
    'distances that do not rise',
    { ...P1812, profile: { dKm: [0, 2, 1, 3, 4], hM: [1, 2, 3, 4, 5] } },
    '“distances of the profile, number 3” in ITU-R P.1812 cannot be used (expected distances rising from 0 km, got 1).',
  ],
  [
    'a step of zero',
    { ...ITM, stepM: 0 },
    '“distance between profile points” in ITM cannot be used (expected more than 0 m, got 0).',
  ],
  ['clutter without a section', { model: 'p2108', fGhz: 2 }, '“section” is missing in line 1.'],
  [
    'an unknown section',
    { model: 'p2108', section: '4.1' },
    '“section” in line 1 cannot be used (expected "3.1" or "3.2" or "3.3", got "4.1").',
  ],
];

describe('denen pathloss', () => {
  it.each(REFUSED)('refuses %s', async (_, input, message) => {
    const { code, output } = await callDenen(['pathloss'], line(input));
    expect(code).toBe(1);
    expect(JSON.parse(output).problem).toMatchObject({
      message,
      what: expect.any(String),
      where: expect.any(String),
      expected: expect.any(String),
      got: expect.any(String),
    });
  });
});

describe('denen coverage', () => {
  const site = { lat: 35.681, lon: 139.767, rangeM: 1000 };
  const of = (changes: object) => line({ sites: [{ ...site, ...changes }] });
  it.each([
    [
      'a negative range',
      { rangeM: -1 },
      '“sites.0.rangeM” in line 1 is out of range (expected at least 0, got -1).',
    ],
    [
      'a range beyond numbers',
      { rangeM: HUGE },
      '“sites.0.rangeM” in line 1 has the wrong type (expected a finite number, got Infinity).',
    ],
    ['no latitude', { lat: null }, '“sites.0.lat” in line 1 has the wrong type (expected number, got null).'],
  ])('refuses %s', async (_, changes, message) => {
    const { code, output } = await callDenen(['coverage'], of(changes));
    expect(code).toBe(1);
    expect(JSON.parse(output).problem.message).toBe(message);
  });

  it.each([
    ['a range of zero', of({ rangeM: 0 }), 'line 1: 1 of 1 sites have a range of 0 m; they reach nothing'],
    [
      'a site at sea',
      of({ lat: 30, lon: 140 }),
      'line 1: 1 of 1 sites stand at sea; they count what they reach',
    ],
    [
      'a site outside Japan',
      of({ lat: 48.85, lon: 2.35 }),
      'line 1: 1 of 1 sites stand outside Japan (expected 20 to 46° north, 122 to 154° east); they cover nobody',
    ],
    ['no site', '{"sites": []}', 'line 1: sites: expected one or more, got none; nothing is covered'],
  ])('warns of %s', async (_, input, remark) => {
    const { code, output, remarks } = await callDenen(['coverage'], input);
    expect(code).toBe(0);
    expect(JSON.parse(output).countedPopulation).toBe(0);
    expect(remarks.trim()).toBe(remark);
  });
});
