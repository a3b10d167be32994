import type { RadioDeskWords } from './radio-desk-words.ts';

export const EN_RADIO_DESK: RadioDeskWords = {
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
