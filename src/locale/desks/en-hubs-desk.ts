import type { HubsDeskWords } from './hubs-desk-words.ts';

export const EN_HUBS_DESK: HubsDeskWords = {
  opening: 'Opening the desk …',
  answer: {
    heading: 'Ring, bridges and hubs',
    exchangesName: 'Exchanges outside Tōkyō and Ōsaka (measured)',
    capacityName: 'Their share of known peering capacity (measured)',
    landingsName: (fiscalYear) => `New landing stations outside Bōsō and Shima, end of ${fiscalYear}`,
    reliabilityName: (fiscalYear) => `All nodes connected, share of the time, ${fiscalYear}`,
    interval: (low, high) => `${low} to ${high}`,
    bridgesName: (fiscalYear) => `Links that are bridges, end of ${fiscalYear}`,
    base: (fiscalYear) =>
      `Shares of people are of the whole population of that year; the backbone’s figures on the slider’s year are of the end of ${fiscalYear}.`,
  },
  key: {
    heading: 'Backbone',
    trunk: 'Trunk on land',
    cable: 'Submarine cable',
    planned: 'Planned, with its year',
    cut: 'Cut',
    landing: 'Landing station',
    exchange: 'Internet exchange',
    other: 'Trunk city, data centre',
    hub: 'Regional hub in service',
  },
};
