import type { FrameWords } from './frame-words.ts';

export const EN_FRAME: FrameWords = {
  app: {
    name: 'Denen',
    nameAside: '田園',
    title: 'Denen 田園 — Japan’s digital infrastructure roll-out at 500 m',
    skip: 'Skip to the targets',
    language: 'Language',
    toLight: 'Switch to light colours',
    toDark: 'Switch to dark colours',
    controls: 'Targets and levers',
    about: 'Help and sources',
    close: 'Close',
    scenario: 'Scenario',
    defaultScenario: 'Published plan',
    changes: (count, value) => (value === 1 ? '1 change' : `${count} changes`),
    resetAll: 'Reset all to defaults',
    out: 'Export: data, sheets, briefing',
  },
  help: {
    heading: 'How to use it',
    text: 'New here? The tour of the screen takes a minute; the user guide has pictures and opens without a network, too.',
    tour: 'Start the tour',
    guide: 'Open the user guide',
  },
  display: {
    heading: 'Display',
    calendar: {
      label: 'Years in Japanese',
      western: 'Common era (2030)',
      era: 'Japanese era (Reiwa 12)',
    },
    baseMap: {
      label: 'Base map',
      help: 'Fetches tiles of the Geospatial Information Authority of Japan over the network. Without a network, only the built-in boundaries are shown.',
      missing: 'The tiles could not be fetched; the built-in boundaries are shown.',
      credit: 'GSI tiles',
      none: 'None (no network)',
      pale: 'Pale map',
      photo: 'Aerial photographs',
    },
    patterns: 'Lay patterns over the colours of the map',
    patternsHelp:
      'For eyes, projectors and prints that tell colours apart badly. The legend has the same patterns.',
    motion: 'Reduced motion follows the setting of your device.',
  },
  update: {
    heading: 'A newer version is ready.',
    text: 'You can go on with this one. Switching saves your scenarios and opens the page anew.',
    blocked: (others) =>
      others === 1
        ? 'Another page of Denen is open. Close it and press again, so that versions do not mix.'
        : `${others} other pages of Denen are open. Close them and press again, so that versions do not mix.`,
    apply: 'Switch now',
    later: 'Later',
  },
  embed: {
    nation: 'Japan',
    radioCoverage: '5G population coverage',
    subtitle: (scenario, fiscalYearEnd) => `Scenario “${scenario}”, ${fiscalYearEnd}`,
    figure: (place, label) => `${place}: ${label}`,
    open: 'Open in Denen',
    snippet: 'HTML to put into another page',
    snippetHelp:
      'A frame with the map, its legend and one figure. Whoever sees it can change nothing. Any size from 480 × 360 up will do.',
  },
};
