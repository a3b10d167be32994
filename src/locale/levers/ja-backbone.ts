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
};
