import type { DISASTER_PARAMETERS } from '../../model/backbone/disaster-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

export const JA_DISASTER: Pick<ParameterTexts, keyof typeof DISASTER_PARAMETERS> = {
  'disaster.siteIntensity': {
    label: '局舎が機能を失う震度',
    help: '局舎・基地局の半数が機能を失う計測震度です。6.0から震度6強です。',
  },
  'disaster.breaksPer1000Km': {
    label: '震度6での断線（1,000 km当たり）',
    help: '経路1,000 kmごとの断線数です。震度が1上がると10倍になります。',
  },
  'disaster.powerIntensity': {
    label: '停電する震度',
    help: '世帯の半数が停電する計測震度です。',
  },
  'disaster.powerRestoreHours': {
    label: '停電からの復旧',
    help: '地震の後、電気が戻るまでの平均時間です。',
  },
  'disaster.siteRepairHours': {
    label: '局舎の復旧',
    help: '機能を失った局舎・基地局が復旧するまでの平均時間です。',
  },
  'disaster.radioBatteryHours': {
    label: '5G基地局の予備電源',
    help: '停電後も基地局が動き続ける時間です。',
  },
  'disaster.fibreBatteryHours': {
    label: '光ファイバ収容局の予備電源',
    help: '停電後も設備が動き続ける時間です。',
  },
  'disaster.blackoutHours': {
    label: '東京エリアの停電',
    help: '東京の送配電エリアが停電する時間です。',
  },
};
