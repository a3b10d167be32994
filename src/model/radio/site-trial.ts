/**
 * Sites of one's own on top of the plan's of one fiscal year: what each adds, and where the next one adds most. The
 * ledger keeps every total up to date, so a site that is set, moved or taken away costs only the squares it reaches.
 */
import {
  addSite,
  type CoverageLedger,
  createCoverageLedger,
  removeSite,
  type Site,
} from '../coverage/coverage-ledger.ts';
import type { Ground } from '../coverage/ground.ts';
import { centreLat, centreLon } from '../lattice.ts';
import type { Progress, Steps } from '../progress.ts';
import type { ScenarioSite } from '../scenario-places.ts';
import { BANDS } from './bands.ts';
import { linkAssumptionsOf, siteRange } from './link-budget.ts';
import { OPERATORS } from './operator.ts';
import { municipalityAt, ownSiteKind } from './own-sites.ts';
import type { RadioSites } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';
import type { SiteKind } from './site-kind.ts';

/** What somebody sets. */
export type OwnSite = Pick<ScenarioSite, 'lat' | 'lon' | 'band' | 'operators' | 'heightM'>;

export interface OwnSiteAnswer {
  readonly rangeM: number;
  /** Index into ENVIRONMENT_CLASSES. */
  readonly environment: number;
  /** True where it stands on no land of a municipality, and therefore serves nobody. */
  readonly isPlaceless: boolean;
  /** People at the 2020 level in squares that count with all own sites and would not without this one. */
  readonly addedPopulation: number;
}

export interface TrialAnswer {
  readonly fiscalYear: number;
  /** In the order of the sites that were set. */
  readonly sites: readonly OwnSiteAnswer[];
  /** Municipalities: people at the 2020 level in counted squares, by the plan alone and with the own sites. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Cells with people that count with the own sites only. */
  readonly addedCells: Uint32Array;
}

/** A place for the next site, best first. */
export interface NextSite {
  readonly lat: number;
  readonly lon: number;
  readonly addedPopulation: number;
}

/** Places that the hint names. */
export const NEXT_SITES = 3;

export interface SiteTrial {
  /** Makes the own sites be exactly these; those that stay as they are cost nothing. */
  set(sites: readonly OwnSite[]): TrialAnswer;
  /** Tries the centre of every cell of a municipality where somebody in reach is not covered yet. */
  best(municipality: number, band: number): Steps<readonly NextSite[]>;
}

/** @param fiscalYear the plan's sites that stand at its end are the ground to build on */
export function createSiteTrial(
  ground: Ground,
  plan: Pick<RadioSites, 'lat' | 'lon' | 'rangeM' | 'operatorFiscalYear' | 'isParent' | 'own'>,
  parameters: RadioParameters,
  fiscalYear: number,
): SiteTrial {
  const { atlas } = ground;
  const { lattice, cells } = atlas;
  const ledger = createCoverageLedger(ground, OPERATORS.length);
  layPlan(ledger, plan, fiscalYear);
  const municipalities = atlas.municipalities.count;
  const union = OPERATORS.length * municipalities;
  const before = ledger.totals.countedPopulation.slice(union, union + municipalities);
  /** Slots whose union counts with the own sites and not without, or the reverse. */
  const differing = new Set<number>();
  /** By place and kind: what stands there, and how many times it has been set. */
  const standing = new Map<string, Standing>();

  const noteChanges = () => {
    for (let i = 0; i < ledger.changedCount; i++) {
      const slot = ledger.changed[i]!;
      if (!differing.delete(slot)) differing.add(slot);
    }
  };
  /** People in squares whose counting the last step changed. */
  const changedPopulation = (): number => {
    let people = 0;
    for (let i = 0; i < ledger.changedCount; i++) people += ground.population[ledger.changed[i]!]!;
    return people;
  };
  const put = (own: OwnSite, key: string) => {
    const kind = ownSiteKind(atlas, own, parameters);
    const isPlaceless = municipalityAt(ground, own.lat, own.lon) < 0;
    const { lat, lon } = own;
    const sites = (isPlaceless ? [] : own.operators).map(
      (operator): Site => ({
        lat,
        lon,
        rangeM: kind.rangeM,
        operator: OPERATORS.indexOf(operator),
        isParent: false,
      }),
    );
    for (const site of sites) {
      addSite(ledger, site);
      noteChanges();
    }
    standing.set(key, { sites, kind, isPlaceless });
  };
  const take = (key: string) => {
    for (const site of standing.get(key)!.sites) {
      removeSite(ledger, site);
      noteChanges();
    }
    standing.delete(key);
  };
  /** What a standing site alone brings: taken away and put back, which leaves every byte as it was. */
  const broughtBy = (sites: readonly Site[]): number => {
    let people = 0;
    for (const site of sites) {
      removeSite(ledger, site);
      people += changedPopulation();
    }
    for (const site of sites) addSite(ledger, site);
    return people;
  };

  return {
    set(sites) {
      const keys = keysOf(sites);
      const wanted = new Set(keys);
      for (const key of [...standing.keys()]) if (!wanted.has(key)) take(key);
      keys.forEach((key, i) => {
        if (!standing.has(key)) put(sites[i]!, key);
      });
      return {
        fiscalYear,
        sites: keys.map((key) => {
          const { sites: own, kind, isPlaceless } = standing.get(key)!;
          return {
            rangeM: kind.rangeM,
            environment: kind.environment,
            isPlaceless,
            addedPopulation: broughtBy(own),
          };
        }),
        before: before.slice(),
        after: ledger.totals.countedPopulation.slice(union, union + municipalities),
        addedCells: inhabitedCells(ground, differing),
      };
    },

    *best(municipality, band) {
      const found: NextSite[] = [];
      const own = Array.from(cells.municipality.keys()).filter((i) => cells.municipality[i] === municipality);
      for (const [tried, cell] of own.entries()) {
        if (tried % 16 === 0)
          yield { phase: 'radio.nextSite', fraction: tried / own.length } satisfies Progress;
        const lat = centreLat(lattice.row[cell]!);
        const lon = centreLon(lattice.column[cell]!);
        const { rangeM } = ownSiteKind(atlas, { lat, lon, band: BANDS[band]!.name }, parameters);
        if (rangeM === 0) continue;
        const site: Site = { lat, lon, rangeM, operator: 0, isParent: false };
        addSite(ledger, site);
        const addedPopulation = changedPopulation();
        removeSite(ledger, site);
        if (addedPopulation > 0) found.push({ lat, lon, addedPopulation });
      }
      const widest = siteRange(BANDS[band]!, 'rural', linkAssumptionsOf(parameters));
      return apart(found, widest.rangeM);
    },
  };
}

function layPlan(
  ledger: CoverageLedger,
  { lat, lon, rangeM, operatorFiscalYear, isParent, own }: Parameters<typeof createSiteTrial>[1],
  fiscalYear: number,
): void {
  for (let s = 0; s < lat.length; s++) {
    // Those of the user's own come and go on top.
    if (own[s]! >= 0) continue;
    for (let operator = 0; operator < OPERATORS.length; operator++) {
      const first = operatorFiscalYear[s * OPERATORS.length + operator]!;
      if (first === 0 || first > fiscalYear) continue;
      const place = { lat: lat[s]!, lon: lon[s]!, rangeM: rangeM[s]! };
      addSite(ledger, { ...place, operator, isParent: isParent[s] === 1 });
    }
  }
}

interface Standing {
  /** One for each operator; none where it is placeless. */
  readonly sites: readonly Site[];
  readonly kind: SiteKind;
  readonly isPlaceless: boolean;
}

/** One for each site: equal sites differ by how many of them come before. */
function keysOf(sites: readonly OwnSite[]): string[] {
  const seen = new Map<string, number>();
  return sites.map(({ lat, lon, band, operators, heightM }) => {
    const kind = [lat, lon, band, operators.join('+'), heightM].join(' ');
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return `${kind} ${before}`;
  });
}

function inhabitedCells(
  { atlas, layout, lattice, population }: Ground,
  slots: ReadonlySet<number>,
): Uint32Array {
  const wanted: number[] = [];
  // The ground's own cells hold land without people too; only the atlas's inhabited cells have an index there.
  const { slotOf } = layout;
  const inhabited = atlas.lattice;
  for (let i = 0, cell = 0; i < lattice.cellCount && cell < inhabited.cellCount; i++) {
    if (lattice.row[i] !== inhabited.row[cell] || lattice.column[i] !== inhabited.column[cell]) continue;
    if (population[slotOf[i]!]! > 0 && slots.has(slotOf[i]!)) wanted.push(cell);
    cell++;
  }
  return Uint32Array.from(wanted);
}

/** Best first, each at least a range away from those before it: two places side by side are one hint. */
function apart(found: readonly NextSite[], rangeM: number): readonly NextSite[] {
  const M_PER_DEGREE = 111_000;
  const best: NextSite[] = [];
  for (const next of [...found].sort((a, b) => b.addedPopulation - a.addedPopulation || a.lat - b.lat)) {
    const isClose = best.some(({ lat, lon }) => {
      const north = (next.lat - lat) * M_PER_DEGREE;
      const east = (next.lon - lon) * M_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
      return Math.hypot(north, east) < rangeM;
    });
    if (!isClose) best.push(next);
    if (best.length === NEXT_SITES) break;
  }
  return best;
}
