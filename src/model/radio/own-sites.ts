/**
 * The user's own sites in the simulation. They stand from their year on, whatever the plan decides: beside its money and
 * its number of sites, at the same prices and with the same payers. The plan sees what they cover and builds on.
 */
import { slotAt } from '../coverage/coverage-ledger.ts';
import { type Ground, NO_PIECE } from '../coverage/ground.ts';
import { NO_MUNICIPALITY } from '../land.ts';
import { cellIndexAt, columnAt, rowAt } from '../lattice.ts';
import type { ScenarioSite } from '../scenario-places.ts';
import { FARTHEST_FIBRE_M, nearestFibreM } from './backhaul.ts';
import { BANDS, bandIndex } from './bands.ts';
import { ENVIRONMENT_CLASSES, linkAssumptionsOf, siteRange } from './link-budget.ts';
import type { PropertyPlaces } from './property-places.ts';
import { OWN_SITE_STATES, TOWERS } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { RURAL } from './site-cost.ts';
import type { SiteField } from './site-field.ts';
import type { SiteKind } from './site-kind.ts';
import { environmentAt } from './terrain/site-environment.ts';

const NEW_TOWER = TOWERS.indexOf('new');
const EXISTING_TOWER = TOWERS.indexOf('existing');
const PROPERTY = TOWERS.indexOf('property');
const PLACELESS = OWN_SITE_STATES.indexOf('placeless');

/** A site of the scenario that can be built. */
export interface BuildableSite {
  readonly lat: number;
  readonly lon: number;
  /** The published years are as published, so it stands from the first planned year on. */
  readonly fiscalYear: number;
  readonly kind: SiteKind;
  /** -1 where nobody lives. */
  readonly cell: number;
  readonly municipality: number;
  readonly isShared: boolean;
  /** Index into TOWERS. */
  readonly tower: number;
  /** 1 where it is to be joined to fibre, so many metres away. */
  readonly isJoined: 0 | 1;
  readonly metres: number;
  /** Indices into the scenario's lists; -1 for no property. */
  readonly property: number;
  readonly own: number;
}

export interface OwnSites {
  /** By fiscal year, then as the scenario lists them. */
  readonly sites: readonly BuildableSite[];
  /** Per site of the scenario: index into OWN_SITE_STATES. */
  readonly state: Uint8Array;
}

/** Municipality of a place; -1 at sea and on land of none. @param lat, lon degrees */
export function municipalityAt(ground: Ground, lat: number, lon: number): number {
  const slot = slotAt(ground, lat, lon);
  const piece = slot < 0 ? NO_PIECE : ground.piece[slot]!;
  const municipality = piece === NO_PIECE ? NO_MUNICIPALITY : ground.pieces.municipality[piece]!;
  return municipality === NO_MUNICIPALITY ? -1 : municipality;
}

/** The kind that a site of one's own has at a place: as far as its band carries from its height. */
export function ownSiteKind(
  { lattice, cells }: Ground['atlas'],
  { lat, lon, band, heightM }: Pick<ScenarioSite, 'lat' | 'lon' | 'band' | 'heightM'>,
  parameters: RadioParameters,
): SiteKind {
  const thresholds = [parameters['radio.urbanDensityPerKm2'], parameters['radio.suburbanDensityPerKm2']];
  const environment = environmentAt(lattice, cells.population, thresholds, lat, lon);
  const index = bandIndex(band);
  const assumptions = linkAssumptionsOf(parameters);
  const { rangeM } = siteRange(BANDS[index]!, ENVIRONMENT_CLASSES[environment]!, assumptions, heightM);
  return { environment, band: index, rangeM };
}

/** What sites of one's own are built on. */
export interface SiteGround {
  readonly ground: Ground;
  readonly field: SiteField;
  readonly property: PropertyPlaces;
  /** In squares with fewer people around a rural site takes a new tower. */
  readonly newTowerBelowPerKm2: number;
  /** Per cell, 0 for never. */
  readonly fibreFiscalYear: Uint16Array;
  readonly firstPlannedYear: number;
}

export function ownSitesOf(
  { ground, field, property, newTowerBelowPerKm2, fibreFiscalYear, firstPlannedYear }: SiteGround,
  sites: readonly ScenarioSite[],
  parameters: RadioParameters,
): OwnSites {
  const { atlas, layout, environment, nearPerKm2 } = field;
  const { lattice } = atlas;
  const state = new Uint8Array(sites.length);
  const found: BuildableSite[] = [];
  const needsTower = (cell: number, isRural: boolean): boolean => {
    // Where nobody lives there is no mast or roof to share (assumption).
    if (cell < 0) return isRural;
    const slot = layout.slotOf[cell]!;
    return environment[slot] === RURAL && nearPerKm2[slot]! < newTowerBelowPerKm2;
  };
  sites.forEach((site, own) => {
    const { lat, lon, operators } = site;
    const municipality = municipalityAt(ground, lat, lon);
    if (municipality < 0) {
      state[own] = PLACELESS;
      return;
    }
    const fiscalYear = Math.max(site.fiscalYear, firstPlannedYear);
    const kind = ownSiteKind(atlas, site, parameters);
    const isRural = kind.environment === RURAL;
    const [row, column] = [rowAt(lat), columnAt(lon)];
    const cell = cellIndexAt(lattice, row, column);
    const carrying = property.at(lat, lon);
    const isJoined = isRural && carrying?.hasFibre !== true;
    found.push({
      lat,
      lon,
      fiscalYear,
      kind,
      cell,
      municipality,
      isShared: operators.length > 1,
      tower: carrying ? PROPERTY : needsTower(cell, isRural) ? NEW_TOWER : EXISTING_TOWER,
      isJoined: isJoined ? 1 : 0,
      metres: isJoined
        ? Math.min(nearestFibreM(lattice, fibreFiscalYear, fiscalYear, row, column), FARTHEST_FIBRE_M)
        : 0,
      property: carrying?.index ?? -1,
      own,
    });
  });
  return { sites: found.sort((a, b) => a.fiscalYear - b.fiscalYear || a.own - b.own), state };
}
