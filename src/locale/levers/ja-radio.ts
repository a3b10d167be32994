import type { RADIO_PARAMETERS } from '../../model/radio/radio-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

const BANDS = {
  best: '場所ごとに最適',
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
    label: '鉄塔の新設が要る人口の割合',
    help: '地方部で5Gの届いていない人口のうち、新しい鉄塔が要る割合です。人の少ない場所から数え、残りは既存の柱や建物を使います。',
  },
  'radio.ruralBackhaulCostYen': {
    label: '地方部の引込みの費用',
    help: '同じメッシュ内の光ファイバに地方部の基地局をつなぐ費用（1か所当たり）です。',
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
  'radio.blockStationShare': {
    label: 'ブロック別の基地局の上限',
    help: '1つのブロック（総合通信局の管区）が年度に使える設置数の割合の上限です。100 %なら制限なしです。',
  },
  'radio.blockBudgetShare': {
    label: 'ブロック別の整備費の上限',
    help: '1つのブロックが年度に使える整備費の割合の上限です。100 %なら制限なしです。',
  },
  'radio.busyHourKbpsPerPerson': {
    label: '最繁時の通信量',
    help: '1人当たりの平均です。低い周波数帯ではエリア内の通信量をさばけない場所は、帯域の広い周波数帯を選びます。',
  },
  'radio.backhaulYenPerKm': {
    label: '伝送路の光ファイバ',
    help: '光ファイバのある最寄りの場所から地方部の新しい基地局まで、直線1 km当たりの費用です。',
  },
  'radio.relayCostYen': {
    label: '無線中継',
    help: '無線中継1区間の費用です。光ファイバより安い場所で使います。',
  },
  'radio.relayHopKm': {
    label: '無線中継の距離',
    help: '無線中継1区間の最長距離です。',
  },
  'radio.propertyLeastHeightM': {
    label: '設置に使える公共施設の最低の高さ',
    help: 'これより低い公共施設には5G基地局を置かないものとします。高さの記載がない施設は使えるものとします。',
  },
  'radio.hapsFirstFiscalYear': {
    label: 'HAPSの開始年度',
    help: 'この年度から成層圏の通信基盤（HAPS）を使えます。',
  },
  'radio.hapsPerYear': {
    label: '新しいHAPS',
    help: '1年度に新しく飛行させるHAPSの数の上限です。',
  },
  'radio.hapsCostYen': {
    label: 'HAPSの費用',
    help: '1か所を交代で飛ぶ機体を含む、1か所当たりの費用です。',
  },
  'radio.hapsRadiusKm': {
    label: 'HAPSのエリア半径',
    help: '1機が地上の端末と通信できる範囲の半径です。',
  },
  'radio.hapsLeastKm2': {
    label: 'HAPS1機の最少面積（km²）',
    help: '新たにカバーする陸地がこれより狭い場所にはHAPSを飛ばさず、衛星に委ねます。',
  },
  'radio.satelliteFirstFiscalYear': {
    label: '衛星の開始年度',
    help: 'この年度から、通常の端末が陸地のどこでも衛星と通信できます。',
  },
  'radio.satelliteYenPerYear': {
    label: '衛星サービスの費用',
    help: '事業者が衛星サービスに支払う年額です。',
  },
  'radio.local5gPerYear': {
    label: '新しいローカル5G',
    help: '1年度に整備する産業向けローカル5Gの数です。製造品出荷額に応じて配置し、人口カバー率には数えません。',
  },
  'radio.local5gCostYen': {
    label: 'ローカル5Gの費用',
    help: 'コア設備を含む1か所当たりの費用です。',
  },
  'radio.lpwaPerYear': {
    label: '新しい森林ゲートウェイ',
    help: '1年度に整備するLPWAゲートウェイの数です。森林での緊急通報や鳥獣害対策に使います。',
  },
  'radio.lpwaCostYen': {
    label: '森林ゲートウェイの費用',
    help: '電源と伝送路を含む1か所当たりの費用です。',
  },
  'radio.lpwaRangeKm': {
    label: 'ゲートウェイの範囲',
    help: '森林で1か所のLPWAゲートウェイがカバーする半径です。',
  },
  'radio.localSubsidyShare': {
    label: '補助率（ローカルデジタル基盤）',
    help: 'ローカル5GとLPWAの整備費に対する国の補助率です。',
  },
};
