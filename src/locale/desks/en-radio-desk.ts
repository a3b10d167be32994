import type { RadioDeskWords } from './radio-desk-words.ts';

export const EN_RADIO_DESK: RadioDeskWords = {
  rollOut: {
    heading: 'The roll-out by prefecture',
    all: (share, fiscalYear) =>
      fiscalYear === undefined
        ? `${share} in every prefecture: not everywhere by the end of FY2035`
        : `${share} in every prefecture: from the end of ${fiscalYear}`,
    bound: (people, gap) =>
      `The plan newly covers ${people} people, within ${gap} of the most that the same money could cover.`,
    coverage: (fiscalYear) => `End of ${fiscalYear}`,
    columns: { place: 'Prefecture', reaches90: '90%', reaches99: '99%', sites: 'New sites', cost: 'Cost' },
    bindings: {
      stations: 'the nation’s stations a year',
      budget: 'the nation’s money a year',
      backhaul: 'money, most of it for backhaul',
      blockStations: 'the block’s stations a year',
      blockBudget: 'the block’s money a year',
      leastPeople: 'too few people per further site',
    },
    never: 'Never',
    note: 'New sites: what the plan builds until 99% are reached, or by the end of FY2035. Under a prefecture’s name: what bound it in the last year in which it was short.',
  },
  operators: {
    heading: 'Operators and their overlap',
    explanation: (fiscalYear) =>
      `End of ${fiscalYear}. Which operator stands where is not published: it is modelled to meet the national figures.`,
    operator: 'Operator',
    coverage: 'Population coverage',
    stations: 'Places',
    union: 'Union of the four',
  },
  land: {
    heading: 'Land area, and radio from above',
    sentence: (fiscalYear, masts, all) =>
      `At the end of ${fiscalYear} 5G masts serve ${masts} of the land, with platforms and satellites ${all}.`,
    masts: '5G masts',
    all: 'With HAPS and satellite',
    cost: 'Cost',
    technology: 'Technology',
    technologies: {
      '5g': '5G masts',
      'local-5g': 'Local 5G',
      lpwa: 'LPWA for forests',
      haps: 'HAPS',
      satellite: 'Satellite',
    },
    works: 'Number',
    years: 'Years',
  },
  own: {
    heading: 'Sites of your own',
    explanation:
      'Set a site on the map to see at once what it adds to the plan’s coverage. The marks can be moved. How far a site reaches is modelled without terrain.',
    pick: 'Set sites on the map',
    stop: 'Stop setting sites',
    hint: 'Click the map where the site shall stand; further clicks set further sites.',
    clear: 'Remove all',
    band: 'Band',
    operator: 'Operator',
    asking: 'Computing what changes',
    site: (position) => `Own site ${position}`,
    remove: (position) => `Remove site ${position}`,
    effect: (fiscalYear, people, squares) =>
      `Beyond the plan at the end of ${fiscalYear}: ${people} more people covered (${squares} squares).`,
    reach: (environment, range, people) =>
      `${environment}, ${range} reach, ${people} people by this site alone`,
    atSea: 'At sea.',
    before: 'Plan',
    after: 'With own sites',
    people: 'More people',
    selectForHint: 'Select a municipality to find the best place for its next site.',
    search: (municipality) => `Find the best next site in ${municipality}`,
    searching: (percent) => `Looking for the best place (${percent})`,
    gain: (people) => `${people} more people`,
    setHere: 'Set a site here',
    nothingToGain: (municipality) => `In ${municipality} one more site covers nobody who is not covered yet.`,
  },
  path: {
    heading: 'Terrain profile and path loss',
    explanation:
      'Ground, line of sight and loss by each model between two places on the map: A the station, B the terminal. The marks can be moved on the map.',
    pick: 'Pick two places on the map',
    stopPicking: 'Stop picking',
    next: ['Click the station’s place (A) on the map.', 'Now click the terminal’s place (B).'],
    station: 'A Station',
    terminal: 'B Terminal',
    stationHeight: 'Station height',
    terminalHeight: 'Terminal height',
    swap: 'Swap A and B',
    clear: 'Clear',
    asking: 'Reading terrain and computing',
    distance: (distance) => `Distance ${distance}`,
    verdict: {
      clear: 'Line of sight',
      grazed: 'Cuts into the first Fresnel zone',
      blocked: 'Blocked by ground or clutter',
    },
    clearance: (share) => `Least room is ${share} of the first Fresnel radius (60% makes a path clear)`,
    link: (band, environment) => `${band}, ${environment}`,
    environments: { urban: 'urban', suburban: 'suburban', rural: 'rural' },
    terrainMissing: {
      partial: 'Heights are missing for part of the path: models that use terrain are left out.',
      none: 'No heights could be had: models that use terrain are left out.',
    },
    chart: {
      distance: 'Distance',
      ground: 'Ground with the earth’s bulge',
      clutter: 'Clutter (typical height of buildings, trees)',
      ray: 'Line between the antennas',
      fresnel: '60% of the first Fresnel zone',
      bulge: (kFactor) => `Effective earth radius factor ${kFactor}`,
    },
    losses: {
      heading: 'Path loss (modelled)',
      model: 'Model',
      loss: 'Loss',
      received: 'Received power',
      note: 'Loss in half of the places. Received power of the whole carrier, outside the terminal.',
      models: {
        'free-space': 'Free space',
        'tr38901-los': '3GPP TR 38.901, line of sight',
        'tr38901-nlos': '3GPP TR 38.901, no line of sight',
        p1812: 'ITU-R P.1812-8, terrain',
        itm: 'ITM, terrain',
      },
    },
  },
};
