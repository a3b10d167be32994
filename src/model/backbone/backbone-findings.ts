/** What the run says about ring, bridges and hubs, as facts that a locale turns into sentences. */
import type { Atlas } from '../atlas.ts';
import type { Outcome } from '../outcome.ts';
import { FIRST_FISCAL_YEAR } from '../parameter.ts';
import { RING_TARGET_FISCAL_YEAR } from './simulate-backbone.ts';

/** Around five years after the plan of March 2022. */
export const HUBS_FINDING_FISCAL_YEAR = 2027;

/** A name in both languages. */
export interface Name {
  readonly ja: string;
  readonly en: string;
}

export interface BackboneFindings {
  readonly ringTargetFiscalYear: number;
  readonly isRingClosedAtTarget: boolean;
  /** 0 for never within the horizon. */
  readonly ringClosedFiscalYear: number;
  /** Sides that are open at the target's date: the landings on either side of the gap. */
  readonly gaps: readonly {
    readonly coast: 'japanSea' | 'pacific';
    readonly north: readonly Name[];
    readonly south: readonly Name[];
    readonly missing: readonly { readonly from: Name; readonly to: Name }[];
  }[];
  /** Links whose loss cuts people off at the target's date, most people first. */
  readonly bridges: readonly { readonly from: Name; readonly to: Name; readonly people: number }[];
  readonly hubsFiscalYear: number;
  readonly hubs: readonly (Name & { readonly openFiscalYear: number })[];
  /** One way. */
  readonly latencyLimitMs: number;
  readonly populationShareWithinLimit: number;
  readonly tokyoOsakaShareBefore: number;
  readonly tokyoOsakaShareAfter: number;
}

export function backboneFindings(atlas: Atlas, { hubs }: Outcome, latencyLimitMs: number): BackboneFindings {
  const { nodes, links } = atlas.backbone;
  const { backbone } = hubs;
  const node = (n: number): Name => ({ ja: nodes.nameJa[n]!, en: nodes.nameEn[n]! });
  const ends = (link: number) => ({ from: node(links.from[link]!), to: node(links.to[link]!) });
  const y = RING_TARGET_FISCAL_YEAR - FIRST_FISCAL_YEAR;
  const hubsYear = HUBS_FINDING_FISCAL_YEAR - FIRST_FISCAL_YEAR;
  const standing = Array.from(hubs.hubs.municipality.keys()).filter((h) => {
    const opens = hubs.hubs.openFiscalYear[h]!;
    return opens > 0 && opens <= HUBS_FINDING_FISCAL_YEAR;
  });
  return {
    ringTargetFiscalYear: RING_TARGET_FISCAL_YEAR,
    isRingClosedAtTarget: backbone.ringAtTarget.isClosed,
    ringClosedFiscalYear: backbone.ringClosedFiscalYear,
    gaps: backbone.ringAtTarget.sides
      .filter(({ isClosed }) => !isClosed)
      .map(({ coast, reachedFromNorth, reachedFromSouth, missingLinks }) => ({
        coast,
        north: reachedFromNorth.map(node),
        south: reachedFromSouth.map(node),
        missing: missingLinks.map(ends),
      })),
    bridges: backbone.bridges[y]!.filter(({ people }) => people > 0)
      .sort((a, b) => b.people - a.people || a.link - b.link)
      .map(({ link, people }) => ({ ...ends(link), people })),
    hubsFiscalYear: HUBS_FINDING_FISCAL_YEAR,
    hubs: standing.map((h) => ({
      ja: atlas.municipalities.nameJa[hubs.hubs.municipality[h]!]!,
      en: atlas.municipalities.nameEn[hubs.hubs.municipality[h]!]!,
      openFiscalYear: hubs.hubs.openFiscalYear[h]!,
    })),
    latencyLimitMs,
    populationShareWithinLimit: hubs.populationShareWithinLimit[hubsYear]!,
    tokyoOsakaShareBefore: backbone.tokyoOsakaPowerShareBefore,
    tokyoOsakaShareAfter: backbone.tokyoOsakaPowerShare[hubsYear]!,
  };
}
