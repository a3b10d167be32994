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
  'fibre.blockCapacityRatio': {
    label: 'ブロックの整備能力',
    help: '総合通信局の管轄ブロックの整備能力を、残る世帯数に応じた配分に対する比で表します。1倍なら残る世帯数に比例します。',
  },
  'fibre.priorityMunicipalities': {
    label: '優先する市区町村',
    help: '地域協議会などが優先とする市区町村です。途中の区間とともに、ほかの場所より先に整備します。',
  },
  'fibre.vetoedMunicipalities': {
    label: '整備しない市区町村',
    help: '光ファイバを整備しない市区町村です。そこを通らなければ届かない場所も整備しません。',
  },
  'fibre.prefectureFirst': {
    label: '低い都道府県を優先',
    help: 'すべての都道府県が目標に達するまで、カバー率が最も低い都道府県から順に整備します。',
  },
  'fibre.prefectureFirstTarget': {
    label: '都道府県ごとの目標',
    help: '低い都道府県を優先するときに、各都道府県が達するべき世帯カバー率です。',
  },
  'fibre.technologyRule': {
    label: '光ファイバとほかの技術の分担',
    help: '費用の上限だけで分けるか、割引後の費用がほかの技術より高い場所にも光ファイバを引かないかを選びます。',
    options: { threshold: '費用の上限まで光ファイバ', cheapest: '割引後の費用が最も低い技術' },
  },
  'fibre.valuePerHouseholdYen': {
    label: '1世帯に届く価値',
    help: '1世帯に光ファイバが届くことの価値です。価値の合計から整備費を引いた差が最も大きい網を求めます。',
  },
  'fibre.handoverShare': {
    label: '民間への移行が済んだ割合',
    help: '自治体が持つ光ファイバのうち、各年度末までに民間事業者へ移す割合です。運営の赤字も事業者に移ります。',
  },
  'fibre.cableConversionBudgetYen': {
    label: 'ケーブルテレビ光化の国の予算',
    help: '同軸ケーブルのケーブルテレビを光ファイバに替える事業に、国が各年度に充てる額です。',
  },
  'fibre.cableThirdSectorShare': {
    label: '第三セクターのケーブルテレビ',
    help: '光化の対象となる世帯のうち、第三セクターの施設に加入する割合です。補助率は3分の1です（市町村は2分の1）。',
  },
  'fibre.commercialYenPerHousehold': {
    label: '補助なしで整備される費用',
    help: '1世帯当たりの費用がこれ以下の場所は、事業者が補助なしで整備するものとします。',
  },
  'fibre.snowRatio': {
    label: '豪雪地帯の割増',
    help: '豪雪地帯での費用の、ほかの地域に対する比です。電柱の補強や工期の短さを表します。',
  },
  'fibre.rentedPoleShare': {
    label: '借りる電柱の割合',
    help: '架空ケーブルのうち、他者の電柱を借りて架ける割合です。使用料は運営費に入ります。',
  },
  'fibre.rentedPoleRatio': {
    label: '借りた電柱での整備費',
    help: '借りた電柱に架ける費用の、自社の電柱に架ける費用に対する比です。',
  },
  'fibre.revenueYenPerLine': {
    label: '1回線の収入',
    help: '1回線から得る1年の収入です。',
  },
  'fibre.operatingYenPerLine': {
    label: '1回線の運営費',
    help: '1回線に掛かる1年の費用（設備、中継、顧客対応）です。',
  },
  'fibre.operatingYenPerKm': {
    label: 'ケーブルの維持費',
    help: 'ケーブル1 kmの1年の維持費です。不採算となるメッシュの割合が、支援区域に指定された町字の割合と合うように定めました。',
  },
  'fibre.poleRentYenPerKm': {
    label: '電柱の使用料',
    help: '借りた電柱に架けるケーブル1 kmの1年の使用料です。',
  },
  'fibre.specialLossYenPerLine': {
    label: '特別支援区域とする赤字',
    help: '1回線当たりの年間の赤字がこれ以上の区域を、特別支援区域とみなします。',
  },
  'fibre.supportRate': {
    label: '交付金が補う割合',
    help: '支援区域の年間の赤字のうち、ユニバーサルサービス交付金が補う割合です。',
  },
  'fibre.discountRate': {
    label: '社会的割引率',
    help: '将来の費用を現在の価値に換算する年率です。',
  },
  'fibre.costHorizonYears': {
    label: '費用を比べる年数',
    help: '技術どうしの費用を比べるときに、運営費を数える年数です。',
  },
  'fibre.fwaStationYen': {
    label: '固定無線の基地局',
    help: '5Gの固定無線（FWA）の基地局1局の整備費です。',
  },
  'fibre.fwaOperatingShare': {
    label: '固定無線の運営費',
    help: '基地局の1年の運営費の、整備費に対する割合です。',
  },
  'fibre.fwaReachM': {
    label: '固定無線の届く距離',
    help: 'この距離までの世帯が1つの基地局を分け合います。',
  },
  'fibre.fwaHouseholdsPerStation': {
    label: '固定無線の収容世帯数',
    help: '混雑する時間にも光ファイバに近い速さを保てる、1局当たりの世帯数です。',
  },
  'fibre.fwaTerminalYen': {
    label: '固定無線の端末',
    help: '1世帯の端末と設置の費用です。',
  },
  'fibre.satelliteTerminalYen': {
    label: '衛星の端末',
    help: '1世帯の衛星端末の費用です。',
  },
  'fibre.satelliteYenPerYear': {
    label: '衛星の利用費',
    help: '1世帯が1年に掛かる衛星（HAPSを含む）の費用です。',
  },
  'fibre.terminalLifeYears': {
    label: '端末の寿命',
    help: '固定無線と衛星の端末を買い替えるまでの年数です。',
  },
  'fibre.cableTelevisionShare': {
    label: '同軸ケーブルに残る世帯',
    help: '光化の対象となる市町村で、同軸のケーブルテレビを使う世帯の割合です。公表された数はありません。',
  },
  'fibre.supplementaryFirstYearShare': {
    label: '補正予算の初年度の執行',
    help: '令和2年度補正予算のうち、その年度内に整備に至った割合です。残りは令和3年度とします。',
  },
};
