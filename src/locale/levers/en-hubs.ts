import type { HUBS_PARAMETERS } from '../../model/hubs/hubs-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

export const EN_HUBS: Pick<ParameterTexts, keyof typeof HUBS_PARAMETERS> = {
  'hubs.count': {
    label: 'Regional hubs',
    help: 'Data-centre hubs outside the Tokyo area. The plan says ten-odd.',
  },
  'hubs.largeCount': {
    label: 'Large ones among them',
    help: 'The hubs nearest to most people are built large. The plan says 5 to 7.',
  },
  'hubs.openPerYear': {
    label: 'Hubs that open',
    help: 'Hubs that go into service in a fiscal year, those with most benefit first.',
  },
  'hubs.latencyLimitMs': {
    label: 'Latency limit, one way',
    help: 'People within this latency of a hub are counted. The default is half of a round trip of 10 ms.',
  },
  'hubs.demandFiscalYear': {
    label: 'Year of demand',
    help: 'Hubs are sited for the people of this fiscal year.',
  },
  'hubs.tokyoDemandShare': {
    label: 'Demand taken from the Tokyo area',
    help: 'Share of the Tokyo area’s demand that regional hubs are sited to take over.',
  },
  'hubs.excluded': {
    label: 'Municipalities without a hub',
    help: 'Municipalities, beside the Tokyo area, where no data-centre hub may stand.',
  },
  'hubs.fixed': {
    label: 'Sites that stand in any case',
    help: 'Municipalities that hold a hub whatever else happens, such as existing or announced ones. They count among the hubs.',
  },
  'hubs.blockMinimum': {
    label: 'Fewest hubs by block',
    help: 'Hubs that each block has at least.',
  },
  'hubs.separationKm': {
    label: 'Least distance between hubs',
    help: 'Any two hubs stand at least this far apart in a straight line. 0 means any distance.',
  },
  'hubs.osakaShareCap': {
    label: 'Cap on the Osaka area',
    help: 'Share of the regional hubs’ power that may stand in the Osaka area (Kyōto, Ōsaka, Hyōgo, Nara). At 0 its concentration does not grow.',
  },
  'hubs.gridAreaMostMw': {
    label: 'Most power by grid area',
    help: 'Power that each grid area can give to new hubs.',
  },
  'hubs.mostPeople': {
    label: 'Most people for one hub',
    help: 'People that one hub serves at most. 130 million means no limit.',
  },
  'hubs.industryShare': {
    label: 'Industry in the demand',
    help: 'Share of the demand for data centres that follows jobs. The rest follows people.',
  },
  'hubs.dispersedShare': {
    label: 'Demand moved to regional hubs',
    help: 'Share of the demand outside the Tokyo area that regional hubs take over from today’s data centres.',
  },
  'hubs.refractiveIndex': {
    label: 'Refractive index of fibre',
    help: 'Decides how fast light travels: at 1.468, some 204 km in a millisecond.',
  },
  'hubs.detourRatio': {
    label: 'Detour to the backbone',
    help: 'Route from a place to the backbone over the straight line. Routes of the backbone itself follow land and sea.',
  },
  'hubs.hopMs': {
    label: 'Latency of equipment per node',
    help: 'Added by routers and amplifiers at each node of the backbone that a route passes.',
  },
  'hubs.accessMs': {
    label: 'Latency of access',
    help: 'Access line, aggregation and the two ends, one way.',
  },
  'hubs.largeMw': {
    label: 'Power of a large hub',
    help: 'Power capacity of one large hub.',
  },
  'hubs.smallMw': {
    label: 'Power of another hub',
    help: 'Power capacity of one hub that is not large.',
  },
  'hubs.existingMw': {
    label: 'Power of existing data centres',
    help: 'Receiving power of all data centres in the nation before the regional hubs.',
  },
  'hubs.existingTokyoOsakaShare': {
    label: 'Of it around Tōkyō and Ōsaka',
    help: 'Share of Kantō and Kansai before the regional hubs.',
  },
  'hubs.yenPerMw': {
    label: 'Cost per MW',
    help: 'Land and building per MW of power capacity.',
  },
  'hubs.subsidyShare': {
    label: 'Subsidy',
    help: 'Share of the cost that the state pays.',
  },
  'hubs.subsidyCapYen': {
    label: 'Subsidy limit per hub',
    help: 'The most that the state pays for one hub.',
  },
};
