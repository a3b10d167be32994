/**
 * What each subject's simulation says under other levers, as far as goals read it: fibre from its curve, 5G from its
 * roll-out, hubs and cables from their years of opening. The numbers are those of the whole simulation.
 */
import { createNetwork } from '../backbone/backbone-network.ts';
import { cableMilestones } from '../backbone/simulate-backbone.ts';
import type { Demand } from '../demand.ts';
import { createLeverReading } from '../fibre/lever-reading.ts';
import { servedYears } from '../fibre/served-years.ts';
import { openFibre } from '../fibre/simulate-fibre.ts';
import { openingYears } from '../hubs/hub-latency.ts';
import { simulateHubs } from '../hubs/simulate-hubs.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, LAST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { type ParameterChanges, resolveParameters } from '../parameters.ts';
import type { PartScenario } from '../part-inputs.ts';
import { PAYERS } from '../payer.ts';
import type { Steps } from '../progress.ts';
import type { RadioBaseline } from '../radio/baseline.ts';
import { simulateRadioBaseline } from '../radio/simulate-radio.ts';
import { type Country, demandOf, radioPlaces } from '../simulate.ts';
import type { GoalSubject } from './goal.ts';
import type { GoalFigures } from './goal-standing.ts';
import { createRadioReader, type RadioReader } from './radio-reader.ts';

/** What is built by year and municipality; rows of both tables are year × municipality. */
export interface Works {
  /** × PAYERS, whole yen. */
  readonly yen: Float64Array;
  /** Squares, sites or hubs. */
  readonly count: Float64Array;
}

export interface SubjectReading {
  readonly figures: GoalFigures;
  works(): Works;
}

export interface SubjectReaders {
  readonly demand: Demand;
  /**
   * @param lastFiscalYear no figure after it is looked at
   * @throws ProblemError where a lever names a municipality that there is not
   */
  read(subject: GoalSubject, parameters: ParameterChanges, lastFiscalYear: number): Steps<SubjectReading>;
  /** The same with all that only a whole simulation gives: for hubs, where they stand and what they cost. */
  readWhole(subject: GoalSubject, parameters: ParameterChanges): Steps<SubjectReading>;
}

/**
 * @param scenario whose people, published years and own places hold for all readings
 * @param baseline the sites of the published years under these parameters, where somebody has them already
 */
export function createSubjectReaders(
  country: Country,
  scenario: PartScenario,
  baseline?: RadioBaseline,
): SubjectReaders {
  const { atlas } = country;
  const demand = demandOf(atlas, resolveParameters(scenario.parameters));
  const places = radioPlaces(atlas, scenario);
  let radio: RadioReader | undefined;
  /** 5G asks for the years of fibre again and again under the same fibre levers. */
  let lastFibre: { readonly key: string; readonly fiscalYear: Uint16Array } | undefined;

  function* readFibre(parameters: ParameterChanges) {
    const own = resolveParameters(parameters);
    const { basis, reader } = yield* openFibre(atlas, demand, own);
    yield { phase: 'fibre.schedule', fraction: 0 };
    return { basis, reading: reader.read(own, createLeverReading(basis, atlas)) };
  }

  function* fibreYears(parameters: ParameterChanges): Steps<Uint16Array> {
    const key = JSON.stringify(Object.entries(parameters).filter(([id]) => !id.startsWith('radio.')));
    if (lastFibre?.key !== key) {
      const { basis, reading } = yield* readFibre(parameters);
      const fiscalYear = servedYears(basis.baseline, basis.baselineYear, basis.tail, reading.workYear);
      lastFibre = { key, fiscalYear };
    }
    return lastFibre.fiscalYear;
  }

  function* fibre(parameters: ParameterChanges): Steps<SubjectReading> {
    const { basis, reading } = yield* readFibre(parameters);
    const { count } = atlas.municipalities;
    return {
      figures: { part: reading.servedHouseholds, whole: demand.households, national: {} },
      works() {
        const built = new Float64Array(YEAR_COUNT * count);
        reading.workYear.forEach((year, i) => {
          if (year > 0) built[(year - FIRST_FISCAL_YEAR) * count + basis.places.municipality[i]!]!++;
        });
        return { yen: reading.municipalityYen, count: built };
      },
    };
  }

  function* radioOf(parameters: ParameterChanges, lastFiscalYear: number): Steps<SubjectReading> {
    const own = resolveParameters(parameters);
    if (radio === undefined) {
      const placed = baseline ?? (yield* simulateRadioBaseline(atlas, demand, own));
      radio = createRadioReader({ ...country, demand, baseline: placed, ...places });
    }
    const years = yield* fibreYears(parameters);
    const reading = yield* radio.read(own, years, lastFiscalYear);
    const { count } = atlas.municipalities;
    let stations: ReturnType<typeof reading.stations> | undefined;
    const standing = () => {
      stations ??= reading.stations();
      return stations;
    };
    return {
      figures: {
        part: reading.coveredPopulation,
        whole: demand.population,
        national: {
          get radioBaseDeployment() {
            return { value: standing().baseDeploymentRate, base: 1 };
          },
          get radioMunicipalitiesWithStation() {
            const { stationCount } = standing();
            const value = FISCAL_YEARS.map((_, y) => {
              let reached = 0;
              for (let m = 0; m < count; m++) if (stationCount[y * count + m]! > 0) reached++;
              return reached / count;
            });
            return { value, base: count };
          },
        },
      },
      works() {
        const works = emptyWorks(count);
        const { count: sites, municipality, fiscalYear } = reading.planned;
        for (let s = 0; s < sites; s++) {
          const at = (fiscalYear[s]! - FIRST_FISCAL_YEAR) * count + municipality[s]!;
          works.count[at]!++;
          for (let k = 0; k < PAYERS.length; k++)
            works.yen[at * PAYERS.length + k]! += reading.payersYen[s * PAYERS.length + k]!;
        }
        return works;
      },
    };
  }

  const noWorks = () => emptyWorks(atlas.municipalities.count);
  const national = (figures: GoalFigures['national']): SubjectReading => ({
    figures: { part: new Float64Array(0), whole: new Float64Array(0), national: figures },
    works: noWorks,
  });
  const hubsOpen = (openFiscalYear: ArrayLike<number>) => ({
    value: FISCAL_YEARS.map(
      (year) => Array.from(openFiscalYear).filter((opens) => opens > 0 && opens <= year).length,
    ),
    base: 1,
  });

  return {
    demand,
    *read(subject, parameters, lastFiscalYear) {
      switch (subject) {
        case 'fibre':
          return yield* fibre(parameters);
        case 'radio':
          return yield* radioOf(parameters, lastFiscalYear);
        case 'hubs': {
          const own = resolveParameters(parameters);
          return national({ hubCount: hubsOpen(openingYears(own['hubs.count'], own)) });
        }
        case 'cables': {
          // Speeds of light and equipment have no say in what is in service.
          const speed = { msPerKm: 1, hopMs: 0 };
          const opens = resolveParameters(parameters)['backbone.japanSeaFiscalYear'];
          const { ringSidesClosed, newLandingCount } = cableMilestones(
            atlas,
            createNetwork(atlas.backbone, speed, opens),
          );
          return national({
            ringSidesClosed: { value: ringSidesClosed, base: 1 },
            newLandingCount: { value: newLandingCount, base: 1 },
          });
        }
      }
    },
    *readWhole(subject, parameters) {
      if (subject !== 'hubs') return yield* this.read(subject, parameters, LAST_FISCAL_YEAR);
      const { hubs, plan } = yield* simulateHubs(atlas, demand, resolveParameters(parameters));
      return {
        ...national({ hubCount: hubsOpen(hubs.openFiscalYear) }),
        works() {
          const works = noWorks();
          plan.fiscalYear.forEach((year, row) => {
            const at = (year - FIRST_FISCAL_YEAR) * atlas.municipalities.count + plan.municipality[row]!;
            works.count[at]! += plan.works[row]!;
            for (let k = 0; k < PAYERS.length; k++)
              works.yen[at * PAYERS.length + k]! += plan.costYen[row * PAYERS.length + k]!;
          });
          return works;
        },
      };
    },
  };
}

function emptyWorks(municipalityCount: number): Works {
  const size = YEAR_COUNT * municipalityCount;
  return { yen: new Float64Array(size * PAYERS.length), count: new Float64Array(size) };
}
