import type { FIBRE_PARAMETERS } from '../../model/fibre/fibre-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

export const JA_FIBRE: Pick<ParameterTexts, keyof typeof FIBRE_PARAMETERS> = {
  'fibre.annualStateBudgetYen': {
    label: '国の予算（光ファイバ整備）',
    help: '国が各年度に補助に充てる額です。使い残しは翌年度に繰り越します。自治体と事業者の負担分は含みません。',
  },
  'fibre.householdsPerYear': {
    label: '年間の整備能力',
    help: '工事の担い手が1年度に新たに整備できる世帯数の上限です。予算があってもこれを超えては進みません。',
  },
  'fibre.highestCostPerHouseholdYen': {
    label: '光ファイバで整備する費用の上限',
    help: '1世帯当たりの整備費がこれを超える場所には光ファイバを引かず、ほかの技術（5G固定無線、衛星など）に委ねます。',
  },
  'fibre.municipalBuildShare': {
    label: '自治体が整備する割合（公設）',
    help: '補助対象の地域の整備費のうち、自治体が自ら整備する割合です。残りは民間事業者が整備し、補助率が変わります。',
  },
  'fibre.supplementaryAreas': {
    label: '補正予算の対象地域も補助',
    help: '条件不利地域に加え、財政力指数0.8以下の市町村と、人口密度500人／km²以下の地区も補助の対象とします（令和4年度第2次補正予算と同じ）。',
  },
  'fibre.baselineFiscalYear': {
    label: '実績に合わせる最終年度',
    help: 'この年度末までは公表値をそのまま使い、その翌年度からシナリオに従って整備します。',
  },
  'fibre.costLevel': {
    label: '整備費の水準',
    help: 'すべての整備単価に掛ける倍率です。1.3倍なら、資材や人件費が3割高い場合を表します。',
  },
  'fibre.aerialYenPerKm': {
    label: '架空ケーブルの単価',
    help: '電柱を使ってケーブルを架ける場合の1 km当たりの費用です。国内の単価は公表されていないため、海外の調査からの仮定です。',
  },
  'fibre.buriedYenPerKm': {
    label: '地中ケーブルの単価',
    help: '管路に埋設する場合の1 km当たりの費用です。国内の単価は公表されていないため、海外の調査からの仮定です。',
  },
  'fibre.buriedPeoplePerKm2': {
    label: '地中化する人口密度',
    help: '人口密度がこれ以上の場所では、ケーブルを地中に埋設するものとします。',
  },
  'fibre.submarineYenPerKm': {
    label: '海底ケーブルの単価',
    help: '離島などへ海を渡るケーブルの、敷設を含む1 km当たりの費用です。',
  },
  'fibre.submarineCrossingYen': {
    label: '海底ケーブル1区間の固定費',
    help: '1区間ごとに掛かる、両端の陸揚げ・調査・漁業補償の費用です。',
  },
  'fibre.detourRatio': {
    label: 'ケーブルの遠回り',
    help: '直線距離に対するケーブルの長さの比です。道路や電柱に沿うため直線より長くなります。',
  },
  'fibre.steepRatio': {
    label: '急傾斜地の割増',
    help: '最も急な地形での費用の、平地に対する比です。間の傾斜では連続的に変わります。',
  },
  'fibre.islandRatio': {
    label: '離島の割増',
    help: '離島での費用の、本土に対する比です。',
  },
  'fibre.distributionRatio': {
    label: 'メッシュ内の配線の長さ',
    help: 'メッシュの中で各世帯まで配るケーブルの長さを、√（世帯数×陸地面積）に対する比で表します。',
  },
  'fibre.cabinetYen': {
    label: 'スプリッタ収容箱の単価',
    help: '32世帯を収容する分岐箱1つの費用です。',
  },
  'fibre.passingYenPerHousehold': {
    label: '引込み前までの費用',
    help: '申込みができる状態にするために、1世帯ごとに掛かる費用です。',
  },
  'fibre.dropYenPerHousehold': {
    label: '引込み工事の費用',
    help: '申し込んだ世帯へケーブルを引き込む費用です。',
  },
  'fibre.takeUp': {
    label: '加入する世帯の割合',
    help: '申し込める世帯のうち、実際に加入する世帯の割合です。引込み工事の費用に効きます。',
  },
};
