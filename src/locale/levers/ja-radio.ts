import type { RADIO_PARAMETERS } from '../../model/radio/radio-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

const BANDS = {
  n28: '700 MHz（n28）',
  n3: '1.7 GHz（n3）',
  n77: '3.7 GHz（n77）',
  n79: '4.5 GHz（n79）',
  n257: '28 GHz（n257、ミリ波）',
};

export const JA_RADIO: Pick<ParameterTexts, keyof typeof RADIO_PARAMETERS> = {
  'radio.annualBudgetYen': {
    label: '5Gの年間整備費',
    help: '新しい基地局に充てる額（国・自治体・事業者の合計）です。使い残しは翌年度に繰り越します。',
  },
  'radio.annualStateBudgetYen': {
    label: '国の予算（5G基地局整備）',
    help: '国が条件不利地域の基地局整備に各年度に補助する額です。使い残しは翌年度に繰り越し、予算を超える分は事業者などが負担します。',
  },
  'radio.stationsPerYear': {
    label: '新たに整備する場所の年間上限',
    help: '1年度に新しく5Gが使えるようになる設置場所の数の上限です。4者が同じ場所に置く局は1か所と数えます。',
  },
  'radio.objective': {
    label: '整備の順序',
    help: 'どこから先に整備するかの方針です。',
    options: {
      'prefecture-floor-first': '下位の都道府県を先に',
      'national-first': '全国のカバー率を先に',
    },
  },
  'radio.prefectureFloor': {
    label: '全都道府県で先に満たすカバー率',
    help: '各都道府県の5G人口カバー率がこの値に達するまで、その都道府県を優先します。',
  },
  'radio.minimumPeoplePerSite': {
    label: '1か所で新たにカバーする最少人数',
    help: 'これより少ない人しか新たにカバーできない場所には基地局を置かず、衛星やHAPSに委ねます。',
  },
  'radio.bandUrban': {
    label: '都市部の周波数帯',
    help: '都市部の新しい基地局が使う周波数帯です。低いほど遠くまで届きます。',
    options: BANDS,
  },
  'radio.bandSuburban': {
    label: '郊外の周波数帯',
    help: '郊外の新しい基地局が使う周波数帯です。低いほど遠くまで届きます。',
    options: BANDS,
  },
  'radio.bandRural': {
    label: '地方部の周波数帯',
    help: '地方部の新しい基地局が使う周波数帯です。低いほど遠くまで届き、少ない局で広くカバーできます。',
    options: BANDS,
  },
  'radio.sharedBuildShare': {
    label: '共同整備の割合',
    help: '補助対象の整備費のうち、複数の事業者が共同で整備する割合です。共同整備は補助率が高くなります。',
  },
  'radio.subsidyShareAlone': {
    label: '補助率（1者で整備）',
    help: '条件不利地域で1者が単独で整備する場合に、国が負担する割合です。',
  },
  'radio.subsidyShareShared': {
    label: '補助率（共同で整備）',
    help: '条件不利地域で複数の事業者が共同で整備する場合に、国が負担する割合です。',
  },
  'radio.municipalityShare': {
    label: '自治体の負担割合',
    help: '条件不利地域で、補助を除いた残りのうち自治体が負担する割合です。',
  },
  'radio.stationCostYen': {
    label: '基地局の単価',
    help: '基地局1局の設備と工事の費用です。鉄塔と回線は含みません。',
  },
  'radio.newTowerCostYen': {
    label: '鉄塔新設の単価',
    help: '地方部に高さ30〜50 mの鉄塔を新しく建てる費用です。',
  },
  'radio.newTowerShare': {
    label: '鉄塔の新設が要る割合',
    help: '地方部の設置場所のうち、新しい鉄塔が要る割合です。残りは既存の柱や建物を使います。',
  },
  'radio.ruralBackhaulCostYen': {
    label: '地方部の回線の費用',
    help: '地方部の基地局まで光回線を引く費用（1か所当たり）です。',
  },
  'radio.urbanDensityPerKm2': {
    label: '都市部とする人口密度',
    help: '周囲1 kmの人口密度がこれ以上の場所を都市部とします。',
  },
  'radio.suburbanDensityPerKm2': {
    label: '郊外とする人口密度',
    help: '都市部でなく、周囲1 kmの人口密度がこれ以上の場所を郊外とします。残りは地方部です。',
  },
  'radio.edgeProbability': {
    label: 'エリア端での場所率',
    help: 'エリアの端で通信できる場所の割合です。高くするほど1局のエリアを狭く見積もります。',
  },
  'radio.interferenceMarginDb': {
    label: '干渉マージン',
    help: '周囲の基地局の負荷による劣化の見込みです。',
  },
  'radio.indoor': {
    label: '屋内での利用を基準に',
    help: '屋外ではなく、一般的な建物の中で使えることを基準にエリアを見積もります。',
  },
};
