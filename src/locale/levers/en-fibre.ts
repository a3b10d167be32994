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
  'fibre.blockCapacityRatio': {
    label: 'Build capacity of blocks',
    help: 'Capacity of a block (area of a regional bureau) over its proportional part: at ×1 the capacity is shared by the households that are left.',
  },
  'fibre.priorityMunicipalities': {
    label: 'Municipalities that come first',
    help: 'Municipalities that a council puts first. They are built before all others, with the cable that leads to them.',
  },
  'fibre.vetoedMunicipalities': {
    label: 'Municipalities not built',
    help: 'Municipalities where no fibre is built, nor in places that can only be reached through them.',
  },
  'fibre.prefectureFirst': {
    label: 'Lowest prefectures first',
    help: 'Until every prefecture has reached the target, the prefecture that stands lowest comes next.',
  },
  'fibre.prefectureFirstTarget': {
    label: 'Target of every prefecture',
    help: 'Household coverage that each prefecture is to reach when the lowest come first.',
  },
  'fibre.technologyRule': {
    label: 'Where fibre gives way',
    help: 'Either only above the highest cost, or also wherever another technology has the lower discounted cost.',
    options: { threshold: 'Fibre up to the highest cost', cheapest: 'Whichever costs least, discounted' },
  },
  'fibre.valuePerHouseholdYen': {
    label: 'Value of reaching a household',
    help: 'What it is worth to reach a household: the network with the largest difference of value and cost is found for it.',
  },
  'fibre.handoverShare': {
    label: 'Handed over to operators',
    help: 'Part of the municipal networks handed over to private operators by the end of each year. Running losses go with them.',
  },
  'fibre.cableConversionBudgetYen': {
    label: 'State budget for cable television',
    help: 'What the state grants each year to turn coaxial cable television into fibre.',
  },
  'fibre.cableThirdSectorShare': {
    label: 'Cable television of the third sector',
    help: 'Part of the households of the conversion served by third-sector companies, whose grant is a third instead of a half.',
  },
  'fibre.commercialYenPerHousehold': {
    label: 'Built without subsidy',
    help: 'Where a household costs no more than this, operators build without subsidy.',
  },
  'fibre.snowRatio': {
    label: 'Heavy snow',
    help: 'Cost in heavy-snow areas over cost elsewhere, for stronger poles and a short season.',
  },
  'fibre.rentedPoleShare': {
    label: 'Rented poles',
    help: 'Part of the aerial cable on poles of others; their rent is a running cost.',
  },
  'fibre.rentedPoleRatio': {
    label: 'Building on rented poles',
    help: 'Cost of building on rented poles over building on own ones.',
  },
  'fibre.revenueYenPerLine': {
    label: 'Revenue of a line',
    help: 'What a line earns in a year.',
  },
  'fibre.operatingYenPerLine': {
    label: 'Running cost of a line',
    help: 'Yearly cost of a line: equipment, backhaul, customers.',
  },
  'fibre.operatingYenPerKm': {
    label: 'Upkeep of cable',
    help: 'Yearly upkeep of a km of cable, set so that as large a share of the squares runs at a loss as districts are designated.',
  },
  'fibre.poleRentYenPerKm': {
    label: 'Pole rent',
    help: 'Yearly rent for a km of cable on rented poles.',
  },
  'fibre.specialLossYenPerLine': {
    label: 'Loss that makes special support',
    help: 'Areas that lose at least this much a line and year count as special support areas.',
  },
  'fibre.supportRate': {
    label: 'Made up for by the fund',
    help: 'Part of the yearly loss in support areas that the universal-service fund pays.',
  },
  'fibre.discountRate': {
    label: 'Social discount rate',
    help: 'Yearly rate at which future cost is turned into present value.',
  },
  'fibre.costHorizonYears': {
    label: 'Years compared',
    help: 'Years of running cost that count when technologies are compared.',
  },
  'fibre.fwaStationYen': {
    label: 'Fixed-wireless station',
    help: 'Building one 5G station for fixed wireless access.',
  },
  'fibre.fwaOperatingShare': {
    label: 'Running a fixed-wireless station',
    help: 'Yearly running cost of a station over its investment.',
  },
  'fibre.fwaReachM': {
    label: 'Reach of fixed wireless',
    help: 'Households within this distance share a station.',
  },
  'fibre.fwaHouseholdsPerStation': {
    label: 'Households of a fixed-wireless station',
    help: 'At most, to keep a rate close to that of fibre in the busy hour.',
  },
  'fibre.fwaTerminalYen': {
    label: 'Fixed-wireless terminal',
    help: 'Terminal and its installation at a household.',
  },
  'fibre.satelliteTerminalYen': {
    label: 'Satellite terminal',
    help: 'Terminal of a household.',
  },
  'fibre.satelliteYenPerYear': {
    label: 'Satellite service',
    help: 'Yearly cost of satellite or HAPS service for a household.',
  },
  'fibre.terminalLifeYears': {
    label: 'Life of terminals',
    help: 'Years after which radio and satellite terminals are bought again.',
  },
  'fibre.cableTelevisionShare': {
    label: 'Households on coaxial cable',
    help: 'In the municipalities of the conversion programme; no count is published.',
  },
  'fibre.supplementaryFirstYearShare': {
    label: 'Supplementary budget built at once',
    help: 'Part of the supplementary budget of FY2020 that became network within that year; the rest did in FY2021.',
  },
};
