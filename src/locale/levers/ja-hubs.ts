import type { HUBS_PARAMETERS } from '../../model/hubs/hubs-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

export const JA_HUBS: Pick<ParameterTexts, keyof typeof HUBS_PARAMETERS> = {
  'hubs.count': {
    label: '地方拠点の数',
    help: '東京圏の外に整備するデータセンター拠点の数です。計画では「十数か所」とされています。',
  },
  'hubs.largeCount': {
    label: 'うち大規模な拠点',
    help: 'より多くの人に近い拠点から順に、この数を大規模に整備します。計画では5〜7か所です。',
  },
  'hubs.openPerYear': {
    label: '年度ごとに稼働を始める拠点',
    help: '1年度に稼働を始める拠点の数です。便益の大きい拠点から順に稼働します。',
  },
  'hubs.latencyLimitMs': {
    label: '遅延の目安（片道）',
    help: '世帯から拠点までの片道の遅延がこれ以内の人口を数えます。往復10 msの半分を標準とします。',
  },
  'hubs.demandFiscalYear': {
    label: '需要とする人口の年度',
    help: 'どの年度の人口に合わせて拠点の場所を選ぶかです。',
  },
  'hubs.tokyoDemandShare': {
    label: '東京圏の需要を受け持つ割合',
    help: '東京圏の需要のうち、地方の拠点が受け持つものとして場所を選ぶ割合です。',
  },
  'hubs.excluded': {
    label: '拠点を置かない市区町村',
    help: '東京圏のほかに、データセンター拠点を置かない市区町村です。',
  },
  'hubs.fixed': {
    label: '必ず拠点を置く市区町村',
    help: '既存・計画済みの拠点など、必ず拠点があるものとする市区町村です。拠点の数に含めます。',
  },
  'hubs.blockMinimum': {
    label: 'ブロックごとの最少拠点数',
    help: '各ブロックに少なくとも置く拠点の数です。',
  },
  'hubs.separationKm': {
    label: '拠点どうしの最短距離',
    help: 'どの2つの拠点もこの直線距離以上離します。0は制限なしです。',
  },
  'hubs.osakaShareCap': {
    label: '大阪圏の割合の上限',
    help: '地方拠点の電力のうち、大阪圏（京都・大阪・兵庫・奈良）に置ける割合です。0なら大阪圏への集中は進みません。',
  },
  'hubs.gridAreaMostMw': {
    label: '電力エリアごとの上限',
    help: '各電力エリアで新しい拠点に供給できる電力の上限です。',
  },
  'hubs.mostPeople': {
    label: '1拠点が受け持つ人口の上限',
    help: '1つの拠点が受け持つ人口の上限です。1億3千万人は制限なしを表します。',
  },
  'hubs.industryShare': {
    label: '需要のうち産業の割合',
    help: 'データセンターの需要のうち、従業者数に応じて生じる割合です。残りは人口に応じます。',
  },
  'hubs.dispersedShare': {
    label: '地方拠点に移す需要の割合',
    help: '東京圏以外の需要のうち、今のデータセンターから地方拠点に移す割合です。',
  },
  'hubs.refractiveIndex': {
    label: '光ファイバの屈折率',
    help: '光がファイバの中を進む速さを決めます。1.468なら1 msに約204 km進みます。',
  },
  'hubs.detourRatio': {
    label: '基幹網までの遠回り',
    help: '市区町村から基幹網までの、直線距離に対する経路の長さの比です。基幹網そのものの経路は陸と海の形に沿います。',
  },
  'hubs.hopMs': {
    label: '中継による遅延（1か所ごと）',
    help: '基幹網の中継点を1か所通るごとに、ルータや増幅器で加わる遅延です。',
  },
  'hubs.accessMs': {
    label: 'アクセス回線の遅延',
    help: '加入者回線・集約網・両端の装置で加わる片道の遅延です。',
  },
  'hubs.largeMw': {
    label: '大規模拠点の受電容量',
    help: '大規模な拠点1か所の受電容量です。',
  },
  'hubs.smallMw': {
    label: 'そのほかの拠点の受電容量',
    help: '大規模でない拠点1か所の受電容量です。',
  },
  'hubs.existingMw': {
    label: '既存データセンターの電力',
    help: '地方拠点の整備前の、全国のデータセンターの受電容量です。',
  },
  'hubs.existingTokyoOsakaShare': {
    label: 'うち東京・大阪圏の割合',
    help: '整備前に関東と関西が占める割合です。',
  },
  'hubs.yenPerMw': {
    label: '整備費（1 MW当たり）',
    help: '土地と建物を含む、受電容量1 MW当たりの整備費です。',
  },
  'hubs.subsidyShare': {
    label: '補助率',
    help: '整備費のうち国が補助する割合です。',
  },
  'hubs.subsidyCapYen': {
    label: '1拠点当たりの補助上限',
    help: '1つの拠点に国が補助する額の上限です。',
  },
};
