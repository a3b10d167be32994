import type { Topic } from '../../model/places/statement.ts';
import { type BriefingWords, say } from './briefing-words.ts';
import { EN_OUT } from './en-out.ts';

const COVERAGE: Readonly<Record<Topic, string>> = {
  fibre: 'fibre household coverage',
  radio: '5G population coverage',
};
const LEFT: Readonly<Record<Topic, string>> = { fibre: 'without fibre', radio: 'outside 5G' };
const { sheet } = EN_OUT;

export const EN_BRIEFING: BriefingWords = {
  sections: { people: 'Overview', fibre: 'Fibre', radio: '5G', cost: 'Cost and hubs' },
  says: {
    people: ({ facts }, { place }) =>
      say`${place} has ${facts.people} in ${facts.households} in ${facts.year}; ${facts.later} are projected for ${facts.laterYear}.`,
    published: ({ topic, facts }) =>
      say`The published ${COVERAGE[topic]} at the end of ${facts.year} is ${facts.coverage}.`,
    measured: ({ topic, facts }) =>
      say`By imported measured data, ${COVERAGE[topic]} at the end of ${facts.year} is ${facts.measured}, which leaves ${facts.left} ${LEFT[topic]}; the model computes ${facts.modelled} for the same date.`,
    measuredInside: ({ topic, facts }) =>
      say`Imported data hold measured ${COVERAGE[topic]} at the end of ${facts.year} for ${facts.municipalities} here; the figures of the whole area are the model’s.`,
    coverage: ({ topic, facts }) =>
      say`At the end of ${facts.year}, ${COVERAGE[topic]} is ${facts.coverage}; ${facts.left} are ${LEFT[topic]}.`,
    outlook: ({ topic, facts }) =>
      say`By the end of ${facts.year}, the plan brings ${COVERAGE[topic]} to ${facts.coverage} and leaves ${facts.left} ${LEFT[topic]}.`,
    sites: ({ facts }) =>
      say`5G stands at ${facts.sites} at the end of ${facts.year}, and at ${facts.endSites} at the end of ${facts.endYear}.`,
    target: ({ topic, isMet, facts }) => [
      ...say`The nation aims at ${COVERAGE[topic]} of ${facts.goal} by the end of ${facts.due}; here it is ${facts.value} then, `,
      ...(isMet || facts.missing === undefined
        ? say`which meets the goal.`
        : say`${facts.missing} short of it.`),
      ...(facts.met === undefined
        ? say` No year of the run holds that level to its end.`
        : say` From the end of ${facts.met} on it is held.`),
      ...(facts.measured === undefined
        ? []
        : [
            ...say` By imported measured data it is ${facts.measured} at that date, `,
            ...(facts.measuredMissing === undefined
              ? say`which meets the goal.`
              : say`${facts.measuredMissing} short of it.`),
          ]),
    ],
    lastHouseholds: ({ reason, cause, technology, facts }) =>
      say`Of the nation’s last households, ${facts.households} are here: ${sheet.reasons[reason]} (${sheet.causes[cause]}). Fibre would cost ${facts.perHousehold} each on average; ${sheet.technologies[technology]} serves them in the end.`,
    squares: ({ facts }) =>
      say`At the end of ${facts.year}, ${facts.squares} hold households without fibre; the dearest costs ${facts.dearest} per household.`,
    binding: ({ prefecture, binding, facts }, names) => [
      ...say`5G population coverage of ${names.prefecture(prefecture)} reaches ${facts.share} `,
      ...(facts.met === undefined ? say`after the years of the run.` : say`at the end of ${facts.met}.`),
      ...(binding === 'reached'
        ? []
        : say` What stands in the way until then: ${lowerFirst(sheet.bindings[binding])}`),
    ],
    most: ({ topic, municipality, facts }, names) =>
      say`Most of those ${LEFT[topic]} at the end of ${facts.year} are in ${names.municipality(municipality)}: ${facts.left}.`,
    cost: ({ works, facts }) =>
      say`${sheet.works[works]}: building costs ${facts.total} from ${facts.from} to ${facts.to}, of which the state pays ${facts.state}, municipalities ${facts.municipality} and operators ${facts.operator}.`,
    hub: ({ facts }) =>
      say`The nearest data-centre hub is ${facts.latency} away, one way, at the end of ${facts.year}.`,
  },
  bases: {
    ofHouseholds: 'share of all households',
    ofPeople: 'share of all people, in squares more than half of which are served',
    householdsOfYear: 'households of that year',
    peopleOfYear: 'people of that year',
    householdsByMeasured: 'measured share of the households of that year',
    peopleByMeasured: 'measured share of the people of that year',
    peopleOfCensus: 'people of the census',
    peopleOfProjection: 'projected people',
    households2020: 'households at the 2020 level',
    squaresWithHouseholds: '500 m squares with households',
    municipalitiesMeasured: 'municipalities with a measured figure',
    sites: 'places of the plan, all operators together',
    buildCost: 'building, all payers, before tax, without upkeep',
    partOfBuildCost: 'part of the building cost',
    costPerHousehold: 'building, per household at the 2020 level',
    latency: 'mean over people, one way',
    goal: 'goal',
    firstYearHeld: 'first year from which it is held',
    years: 'years',
  },
  sources: {
    fibreModel: 'fibre model',
    radioModel: '5G model',
    hubsModel: 'model of data-centre hubs',
    censusAndProjection: 'census and IPSS projection',
    published: 'published figure',
    own: 'imported data',
    target: 'national plan',
    choice: '',
  },
  marks: { measured: 'measured', modelled: 'modelled' },
  endOf: (fiscalYear) => `end of ${fiscalYear}`,
  wholeHorizon: (from, to) => `${from} to ${to}`,
  scenario: (name) => `scenario “${name}”`,
  and: ', ',
  comma: '; ',
  colon: ': ',
  open: '[',
  close: ']',
  between: ' ',
  households: (printed) => `${printed} ${printed === '1' ? 'household' : 'households'}`,
  people: (printed) => `${printed} ${printed === '1' ? 'person' : 'people'}`,
  sites: (printed) => `${printed} ${printed === '1' ? 'site' : 'sites'}`,
  municipalities: (printed) => `${printed} ${printed === '1' ? 'municipality' : 'municipalities'}`,
  squares: (printed) => `${printed} ${printed === '1' ? 'square' : 'squares'}`,
  calendarYear: (printed) => printed,
  intro: (scenario, fiscalYear) =>
    say`From the run of scenario “${scenario}”: where things stand at the end of ${fiscalYear}, and what follows. Brackets after a sentence give the base, fiscal year, scenario, mark and source of its numbers.`,
};

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
