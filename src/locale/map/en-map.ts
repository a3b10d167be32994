import type { MapWords } from './map-words.ts';

export const EN_MAP: MapWords = {
  map: {
    heading: 'Map',
    topic: 'Show',
    level: 'By',
    legend: 'Legend',
    wholeJapan: 'Show all Japan',
    path: {
      label: 'Area in view',
      nation: 'Japan',
      choose: {
        block: 'Choose a bureau area',
        prefecture: 'Choose a prefecture',
        municipality: 'Choose a municipality',
        cell: 'See its 500 m squares',
      },
    },
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    keyboard:
      'Arrow keys move, + and − zoom, Enter selects the place in the middle, Escape clears the selection.',
    table: {
      open: 'Show the map as a table',
      heading: (title) => `The map in numbers: ${title}`,
      classes: 'By class of the legend',
      places: 'By place, lowest first',
      columns: {
        class: 'Class',
        count: { cell: 'Squares', municipality: 'Municipalities', prefecture: 'Prefectures' },
        people: 'People',
        households: 'Households',
        place: 'Place',
        value: 'Value',
      },
      measured: (value) => `${value} (measured, own)`,
      summary: (title, parts) => `The map shows “${title}”. ${parts}.`,
      part: {
        cell: (label, count) => `${label}: ${count} squares`,
        municipality: (label, count) => `${label}: ${count} municipalities`,
        prefecture: (label, count) => `${label}: ${count} prefectures`,
      },
    },
    unavailable: 'The map cannot be shown. Tables and charts still work.',
    dismiss: 'Dismiss this notice',
    network: {
      show: 'Show the fibre network (modelled)',
      before: (fiscalYear) => `Built before ${fiscalYear}`,
      inYear: (fiscalYear) => `Built in ${fiscalYear}`,
      sea: 'Submarine cable',
      zoomNote: 'Lines over land appear on zooming in',
    },
  },
  topics: {
    population: 'Population',
    fibre: 'Fibre availability',
    fibreYear: 'Year fibre arrives',
    fibreCost: 'Fibre cost per household',
    fibreTechnology: 'Technology in the end',
    radio: '5G coverage',
    radioYear: 'Year 5G arrives',
    radioOverlap: '5G operators to choose from',
    hubs: 'Latency to data-centre hubs',
    chance: 'Probability of meeting a target',
  },
  levels: { cell: '500 m squares', municipality: 'Municipalities', prefecture: 'Prefectures' },
};
