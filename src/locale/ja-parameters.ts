import { JA_BACKBONE } from './levers/ja-backbone.ts';
import { JA_DISASTER } from './levers/ja-disaster.ts';
import { JA_FIBRE } from './levers/ja-fibre.ts';
import { JA_HUBS } from './levers/ja-hubs.ts';
import { JA_RADIO } from './levers/ja-radio.ts';
import type { ParameterTexts } from './messages.ts';

export const JA_PARAMETERS: ParameterTexts = {
  ...JA_FIBRE,
  ...JA_RADIO,
  ...JA_HUBS,
  ...JA_BACKBONE,
  ...JA_DISASTER,
  'economy.projectionPace': {
    label: '将来人口の変化の速さ',
    help: '2025年以降の人口の増減に掛ける倍率です。1倍は社人研の推計どおり、1.5倍はその1.5倍の速さで変わる場合です。',
  },
};
