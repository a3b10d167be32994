import type { GuideWords } from './guide-words.ts';

export const EN_GUIDE: GuideWords = {
  next: 'Next',
  back: 'Back',
  done: 'Done',
  progress: '{{current}} of {{total}}',
  stops: {
    board: {
      title: 'Targets',
      text: 'Each national target with its value at the date, the households or people short of it, and the year it is met. Press one for the prefectures that miss it and how it is counted.',
    },
    levers: {
      title: 'Policies and assumptions',
      text: 'Move budgets, pace, subsidies or costs: the simulations run again, and map, targets and charts follow. “i” tells what a lever is and its source; the round arrow restores its default.',
    },
    map: {
      title: 'What the map shows',
      text: 'Choose the topic, and squares of 500 m, municipalities or prefectures. The legend has the colours of the map.',
    },
    years: {
      title: 'Fiscal years',
      text: 'Move through FY2020–FY2035, or play them. The lines are coverage, the diamonds the targets.',
    },
    desks: {
      title: 'Desks',
      text: 'Places, fibre, 5G, hubs and cables, your own data and more open beside the map. Every drawing is there as a table, too.',
    },
    scenario: {
      title: 'Scenarios',
      text: 'Changes are kept on this device by themselves. Duplicate, compare, undo, and pass them on as links or files.',
    },
    present: {
      title: 'Presenting',
      text: 'Full screen and large type. While presenting, “?” shows the keys.',
    },
    about: {
      title: 'Help and sources',
      text: 'This tour, the user guide and the source of every number are here.',
    },
  },
};
