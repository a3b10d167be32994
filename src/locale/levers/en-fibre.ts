import type { FIBRE_PARAMETERS } from '../../model/fibre/fibre-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

export const EN_FIBRE: Pick<ParameterTexts, keyof typeof FIBRE_PARAMETERS> = {
  'fibre.annualStateBudgetYen': {
    label: 'State budget for fibre',
    help: 'What the state grants each fiscal year. What a year leaves over is carried into the next. The shares of municipalities and operators come on top.',
  },
  'fibre.householdsPerYear': {
    label: 'Build capacity',
    help: 'Households that the trade can newly reach in a fiscal year. More money does not buy more than this.',
  },
  'fibre.highestCostPerHouseholdYen': {
    label: 'Highest cost served by fibre',
    help: 'Where a household costs more than this, no fibre is built and another technology (5G fixed wireless, satellite) serves the place.',
  },
  'fibre.municipalBuildShare': {
    label: 'Built by municipalities',
    help: 'Share of the cost in subsidised areas that municipalities build themselves. Operators build the rest, under other subsidy rates.',
  },
  'fibre.supplementaryAreas': {
    label: 'Subsidise supplementary areas too',
    help: 'Besides disadvantaged areas, also municipalities with a fiscal index up to 0.8 and districts up to 500 people/km², as in the second supplementary budget of FY2022.',
  },
  'fibre.baselineFiscalYear': {
    label: 'Last year taken from publications',
    help: 'Up to the end of this year the published figures stand; the scenario builds from the next year on.',
  },
  'fibre.costLevel': {
    label: 'Cost level',
    help: 'Multiplies every unit cost: ×1.3 stands for materials and labour 30% dearer.',
  },
  'fibre.aerialYenPerKm': {
    label: 'Aerial cable',
    help: 'Cable on poles. Japanese costs per km are not published; this is assumed from a survey abroad.',
  },
  'fibre.buriedYenPerKm': {
    label: 'Buried cable',
    help: 'Cable in ducts. Japanese costs per km are not published; this is assumed from a survey abroad.',
  },
  'fibre.buriedPeoplePerKm2': {
    label: 'Density from which cable is buried',
    help: 'Where at least so many people live per km², cable goes underground.',
  },
  'fibre.submarineYenPerKm': {
    label: 'Submarine cable',
    help: 'Cable to islands, laying included.',
  },
  'fibre.submarineCrossingYen': {
    label: 'Fixed cost of a crossing',
    help: 'Two landings, survey and fishery compensation of one submarine crossing.',
  },
  'fibre.detourRatio': {
    label: 'Detour',
    help: 'Cable length over the straight line: cable follows roads and poles.',
  },
  'fibre.steepRatio': {
    label: 'Steep ground',
    help: 'Cost on the steepest ground over cost on level ground; slopes between cost in proportion.',
  },
  'fibre.islandRatio': {
    label: 'Remote islands',
    help: 'Cost on remote islands over cost on the main islands.',
  },
  'fibre.distributionRatio': {
    label: 'Cable within a square',
    help: 'Cable that reaches the households within a square, over √(households × land area).',
  },
  'fibre.cabinetYen': {
    label: 'Splitter cabinet',
    help: 'One cabinet serves 32 households.',
  },
  'fibre.passingYenPerHousehold': {
    label: 'Passing a household',
    help: 'Cost per household to make it possible to order.',
  },
  'fibre.dropYenPerHousehold': {
    label: 'Drop to a household',
    help: 'Cost of the cable into a household that orders.',
  },
  'fibre.takeUp': {
    label: 'Take-up',
    help: 'Households that order / households that can. It decides how many drops are paid.',
  },
};
