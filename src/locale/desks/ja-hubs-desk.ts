import type { HubsDeskWords } from './hubs-desk-words.ts';

export const JA_HUBS_DESK: HubsDeskWords = {
  opening: '画面を準備しています…',
  answer: {
    heading: '周回ケーブル・橋・地方拠点',
    exchangesName: '東京・大阪圏以外のIXの数（実測）',
    capacityName: '判明している接続容量に占める割合（実測）',
    landingsName: (fiscalYear) => `房総・志摩以外の新設陸揚局（${fiscalYear}末）`,
    reliabilityName: (fiscalYear) => `全地点がつながっている時間の割合（${fiscalYear}）`,
    interval: (low, high) => `${low}〜${high}`,
    bridgesName: (fiscalYear) => `断線で孤立が生じる区間（${fiscalYear}末）`,
    base: (fiscalYear) =>
      `人口の割合は、その年度の総人口に対するものです。基幹網の年度別の数値は${fiscalYear}末のものです。`,
  },
  key: {
    heading: '基幹網',
    trunk: '陸上の幹線',
    cable: '海底ケーブル',
    planned: '計画中（開通年度）',
    cut: '切断した箇所',
    landing: '陸揚局',
    exchange: 'IX',
    other: '幹線の都市・データセンター',
    hub: '稼働中の地方拠点',
  },
};
