import type { BACKBONE_PARAMETERS } from '../../model/backbone/backbone-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

export const JA_BACKBONE: Pick<ParameterTexts, keyof typeof BACKBONE_PARAMETERS> = {
  'backbone.japanSeaFiscalYear': {
    label: '日本海側ケーブルの供用年度',
    help: '秋田から九州まで日本海側の海底ケーブルがつながる年度です。これで日本周回が完成します。2036は期間内に供用しないことを表します。',
  },
  'backbone.trafficKbpsPerPerson': {
    label: '1人当たりのトラフィック',
    help: '家庭と職場を合わせた1日平均です。',
  },
  'backbone.trunkCutsPer1000Km': {
    label: '陸上幹線の断線（1,000 km当たり）',
    help: '経路1,000 kmごとの1年間の断線回数です。',
  },
  'backbone.trunkRepairHours': {
    label: '陸上幹線の復旧時間',
    help: '断線してから通信が戻るまでの時間です。',
  },
  'backbone.cableCutsPer1000Km': {
    label: '海底ケーブルの断線（1,000 km当たり）',
    help: '経路1,000 kmごとの1年間の断線回数です。',
  },
  'backbone.cableRepairHours': {
    label: '海底ケーブルの復旧時間',
    help: '断線してから通信が戻るまでの時間です。敷設船の回航を含みます。',
  },
  'backbone.cableYenPerKm': {
    label: '海底ケーブルの整備費（1 km当たり）',
    help: '中継器を含む海底ケーブルの整備費です。',
  },
  'backbone.trunkYenPerKm': {
    label: '陸上幹線の整備費（1 km当たり）',
    help: '陸上の幹線ケーブルの整備費です。',
  },
  'backbone.landingYen': {
    label: '陸揚局の整備費',
    help: '設備を含む陸揚局1か所の整備費です。',
  },
  'backbone.exchangeYen': {
    label: 'IXの整備費',
    help: '設備を含むIX1か所の整備費です。',
  },
  'backbone.cableSubsidyShare': {
    label: '海底ケーブルの補助率',
    help: '太平洋側以外の海底ケーブルに国が補助する割合です。',
  },
  'backbone.regionalSubsidyShare': {
    label: 'そのほかの補助率',
    help: '東京圏以外の陸揚局、IX、太平洋側の海底ケーブルに国が補助する割合です。',
  },
  'backbone.islandHubShare': {
    label: '孤立時に使える割合（拠点あり）',
    help: 'ほかの地域と切れても、データセンター拠点に届く地域で使えるサービスの割合です。',
  },
  'backbone.islandExchangeShare': {
    label: '孤立時に使える割合（IXのみ）',
    help: 'ほかの地域と切れ、拠点には届かないもののIXに届く地域で使えるサービスの割合です。',
  },
};
