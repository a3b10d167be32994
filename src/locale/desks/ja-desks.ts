import type { DeskWords } from './desk-words.ts';
import { JA_DATA_DESK } from './ja-data-desk.ts';
import { JA_FIBRE_DESK } from './ja-fibre-desk.ts';
import { JA_HUBS_DESK } from './ja-hubs-desk.ts';
import { JA_RADIO_DESK } from './ja-radio-desk.ts';
import { JA_UNCERTAINTY_DESK } from './ja-uncertainty-desk.ts';

export const JA_DESKS: DeskWords = {
  heading: '作業画面',
  names: {
    places: '地域',
    fibre: '光ファイバ',
    radio: '5G',
    hubs: '拠点・ケーブル',
    uncertainty: '不確実性',
    data: 'データ',
  },
  close: (desk) => `「${desk}」を閉じる`,
  fold: (desk) => `「${desk}」をたたんで地図を見る`,
  unfold: (desk) => `「${desk}」を開く`,
  width: (desk) => `「${desk}」の幅（ピクセル）`,
  dropHere: 'ここにファイルを置くと読み込みます',
  fibre: JA_FIBRE_DESK,
  radio: JA_RADIO_DESK,
  hubs: JA_HUBS_DESK,
  uncertainty: JA_UNCERTAINTY_DESK,
  data: JA_DATA_DESK,
};
