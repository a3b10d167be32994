/** Kinds of sites: a band in an environment, with the range that its link budget gives. */
import { BANDS, bandIndex } from './bands.ts';
import { ENVIRONMENT_CLASSES, linkAssumptionsOf, siteRange } from './link-budget.ts';
import type { RadioParameters } from './radio-parameters.ts';

/** The band that a lever names; where it leaves the band open, the one that sites of the country start from. */
export function leadingBand(lever: string): string {
  return lever === 'best' ? OPEN_BANDS[0] : lever;
}

export interface SiteKind {
  /** Index into ENVIRONMENT_CLASSES. */
  readonly environment: number;
  /** Index into BANDS. */
  readonly band: number;
  /** 0 where such sites serve nobody. */
  readonly rangeM: number;
}

/**
 * Bands of the sites of the published years, whatever new sites use: the operators' 3.7 GHz in towns, and 4G bands
 * turned to 5G in the country (assumption; the union is published, the bands behind it are not).
 */
const PAST_BANDS = ['n77', 'n77', 'n28'] as const;
/** What a site may choose from where its band is left open. */
const OPEN_BANDS = ['n28', 'n3', 'n77'] as const;
/** Bits per second and hertz of a loaded carrier, and sectors of a site (assumptions). */
const SPECTRAL_EFFICIENCY = 2;
const SECTORS = 3;

/** One kind per environment class, in their order. */
export function pastKinds(parameters: RadioParameters): SiteKind[] {
  return PAST_BANDS.map((band, environment) => kindOf(environment, bandIndex(band), parameters));
}

/** Kinds that a new site may have, per environment class. */
export function newKinds(parameters: RadioParameters): SiteKind[][] {
  const levers = [
    parameters['radio.bandUrban'],
    parameters['radio.bandSuburban'],
    parameters['radio.bandRural'],
  ];
  return levers.map((lever, environment) =>
    (lever === 'best' ? OPEN_BANDS : [lever]).map((band) => kindOf(environment, bandIndex(band), parameters)),
  );
}

function kindOf(environment: number, band: number, parameters: RadioParameters): SiteKind {
  const { rangeM } = siteRange(
    BANDS[band]!,
    ENVIRONMENT_CLASSES[environment]!,
    linkAssumptionsOf(parameters),
  );
  return { environment, band, rangeM };
}

/** People whose busy-hour traffic one site of the band carries. */
export function peopleCarried({ band }: SiteKind, parameters: RadioParameters): number {
  const bitPerS = BANDS[band]!.bandwidthMhz * 1e6 * SPECTRAL_EFFICIENCY * SECTORS;
  return bitPerS / (parameters['radio.busyHourKbpsPerPerson'] * 1000);
}
