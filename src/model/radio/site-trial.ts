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
  slotAt,
} from '../coverage/coverage-ledger.ts';
import type { Ground } from '../coverage/ground.ts';
import { centreLat, centreLon } from '../lattice.ts';
import type { Progress, Steps } from '../progress.ts';
import { BANDS } from './bands.ts';
import { ENVIRONMENT_CLASSES, linkAssumptionsOf, siteRange } from './link-budget.ts';
import { OPERATORS } from './operator.ts';
import type { RadioSites } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { environmentAt } from './terrain/site-environment.ts';

/** What somebody sets. */
export interface OwnSite {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  /** Index into BANDS. */
  readonly band: number;
  /** Index into OPERATORS. */
  readonly operator: number;
}

export interface OwnSiteAnswer {
  readonly id: string;
  readonly rangeM: number;
  /** Index into ENVIRONMENT_CLASSES. */
  readonly environment: number;
  /** True where it stands on no land of a municipality. */
  readonly isPlaceless: boolean;
  /** People at the 2020 level in squares that count with all own sites and would not without this one. */
  readonly addedPopulation: number;
}

export interface TrialAnswer {
  readonly fiscalYear: number;
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
  const standing = new Map<
    string,
    { readonly own: OwnSite; readonly site: Site; readonly environment: number }
  >();
  const thresholds = [
    parameters['radio.urbanDensityPerKm2'],
    parameters['radio.suburbanDensityPerKm2'],
  ] as const;
  const assumptions = linkAssumptionsOf(parameters);
  const ranges = new Map<number, number>();

  const rangeOf = (band: number, environment: number): number => {
    const key = band * ENVIRONMENT_CLASSES.length + environment;
    let rangeM = ranges.get(key);
    if (rangeM === undefined) {
      rangeM = siteRange(BANDS[band]!, ENVIRONMENT_CLASSES[environment]!, assumptions).rangeM;
      ranges.set(key, rangeM);
    }
    return rangeM;
  };
  const placed = ({ lat, lon, band, operator }: Omit<OwnSite, 'id'>) => {
    const environment = environmentAt(lattice, cells.population, thresholds, lat, lon);
    const site: Site = { lat, lon, rangeM: rangeOf(band, environment), operator, isParent: false };
    return { site, environment };
  };
  const noteChanges = () => {
    for (let i = 0; i < ledger.changedCount; i++) {
      const slot = ledger.changed[i]!;
      if (!differing.delete(slot)) differing.add(slot);
    }
  };
  const take = (id: string) => {
    removeSite(ledger, standing.get(id)!.site);
    noteChanges();
    standing.delete(id);
  };
  const put = (own: OwnSite) => {
    const { site, environment } = placed(own);
    addSite(ledger, site);
    noteChanges();
    standing.set(own.id, { own, site, environment });
  };
  /** People in squares whose counting the last step changed. */
  const changedPopulation = (): number => {
    let people = 0;
    for (let i = 0; i < ledger.changedCount; i++) people += ground.population[ledger.changed[i]!]!;
    return people;
  };
  /** What a standing site alone brings: taken away and put back, which leaves every byte as it was. */
  const broughtBy = (site: Site): number => {
    removeSite(ledger, site);
    const people = changedPopulation();
    addSite(ledger, site);
    return people;
  };

  return {
    set(sites) {
      const wanted = new Map(sites.map((own) => [own.id, own]));
      for (const [id, { own }] of [...standing]) if (!isSame(own, wanted.get(id))) take(id);
      for (const own of wanted.values()) if (!standing.has(own.id)) put(own);
      return {
        fiscalYear,
        sites: sites.map(({ id }) => {
          const { site, environment } = standing.get(id)!;
          return {
            id,
            rangeM: site.rangeM,
            environment,
            isPlaceless: slotAt(ground, site.lat, site.lon) < 0,
            addedPopulation: broughtBy(site),
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
        const { site } = placed({ lat, lon, band, operator: 0 });
        if (site.rangeM === 0) continue;
        addSite(ledger, site);
        const addedPopulation = changedPopulation();
        removeSite(ledger, site);
        if (addedPopulation > 0) found.push({ lat, lon, addedPopulation });
      }
      return apart(found, rangeOf(band, ENVIRONMENT_CLASSES.length - 1));
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

function isSame(a: OwnSite, b: OwnSite | undefined): boolean {
  return (
    b !== undefined && a.lat === b.lat && a.lon === b.lon && a.band === b.band && a.operator === b.operator
  );
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
