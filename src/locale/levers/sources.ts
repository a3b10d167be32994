/**
 * Where defaults of levers come from, in both languages, by the text of the catalogue. Titles of Japanese programmes and
 * publications stand in the original behind their English names, so that they can be looked up.
 */
import type { Language } from '../../state/app-state.ts';

export const LEVER_SOURCES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  assumption: {
    ja: '公表資料なし（開発者の仮定）',
    en: 'no publication; the developers’ assumption',
  },
  '高度無線環境整備推進事業（総務省） FY2020–FY2023; later years: assumption': {
    ja: '高度無線環境整備推進事業（総務省）令和2～5年度。以降の年度は開発者の仮定',
    en: 'MIC, advanced wireless environment programme (高度無線環境整備推進事業), FY2020–FY2023; later years: the developers’ assumption',
  },
  '総務省 光ファイバ整備率 2022年3月末・2023年3月末': {
    ja: '総務省「光ファイバ整備率」2022年3月末・2023年3月末',
    en: 'MIC, fibre coverage (光ファイバ整備率), end of March 2022 and 2023',
  },
  '高度無線環境整備推進事業（総務省） FY2022 second supplementary budget': {
    ja: '高度無線環境整備推進事業（総務省）令和4年度第2次補正予算',
    en: 'MIC, advanced wireless environment programme (高度無線環境整備推進事業), second supplementary budget of FY2022',
  },
  '総務省 光ファイバ整備率（2023年3月末が同じ算定方法の最新）': {
    ja: '総務省「光ファイバ整備率」（2023年3月末が同じ算定方法による最新の値）',
    en: 'MIC, fibre coverage (光ファイバ整備率); end of March 2023 is the latest by the same method',
  },
  'デジタル田園都市国家インフラ整備計画（総務省）': {
    ja: 'デジタル田園都市国家インフラ整備計画（総務省）',
    en: 'MIC, plan for digital infrastructure (デジタル田園都市国家インフラ整備計画)',
  },
  '公設光ファイバの民間移行（総務省）; pace: assumption': {
    ja: '公設光ファイバの民間移行（総務省）。移行の速さは開発者の仮定',
    en: 'MIC, handing public fibre over to operators (公設光ファイバの民間移行); pace: the developers’ assumption',
  },
  'assumption; programme: ケーブルテレビ光化による耐災害性強化事業（総務省）': {
    ja: '開発者の仮定。事業は「ケーブルテレビ光化による耐災害性強化事業」（総務省）',
    en: 'the developers’ assumption; MIC’s programme is that for cable television on fibre (ケーブルテレビ光化による耐災害性強化事業)',
  },
  'assumption; calibrated on the published coverage of FY2019': {
    ja: '開発者の仮定。2019年度の公表整備率に合わせて設定',
    en: 'the developers’ assumption, calibrated on the published coverage of FY2019',
  },
  'calibrated on 高度無線環境整備推進事業（総務省） FY2019–FY2022 and the published coverage of those years':
    {
      ja: '高度無線環境整備推進事業（総務省）令和元～4年度と、その各年度の公表整備率に合わせて設定',
      en: 'calibrated on MIC’s advanced wireless environment programme (高度無線環境整備推進事業), FY2019–FY2022, and the published coverage of those years',
    },
  'assumption; Cartesian, Fiber Deployment Cost Annual Report 2023 (US), at 140 yen per dollar': {
    ja: '開発者の仮定。Cartesian「Fiber Deployment Cost Annual Report 2023」（米国）を1ドル140円で換算',
    en: 'the developers’ assumption; Cartesian, Fiber Deployment Cost Annual Report 2023 (US), at 140 yen per dollar',
  },
  'assumption; 人口集中地区の基準（総務省統計局）': {
    ja: '開発者の仮定。人口集中地区の基準（総務省統計局）による',
    en: 'the developers’ assumption, after the threshold of densely inhabited districts (人口集中地区, Statistics Bureau)',
  },
  'Submarine Telecoms Industry Report (world averages 1990–2018, repeatered cable)': {
    ja: 'Submarine Telecoms Industry Report（中継器付きケーブル、1990～2018年の世界平均）',
    en: 'Submarine Telecoms Industry Report (world averages 1990–2018, repeatered cable)',
  },
  'assumption; constant of the random minimum spanning tree': {
    ja: '開発者の仮定。無作為な点の最小全域木の定数による',
    en: 'the developers’ assumption; the constant of the random minimum spanning tree',
  },
  'FTTH世帯普及率（都道府県別、2024年3月、二次資料）': {
    ja: 'FTTH世帯普及率（都道府県別、2024年3月、二次資料）',
    en: 'FTTH take-up of households (FTTH世帯普及率) by prefecture, March 2024, from a secondary source',
  },
  'assumption; areas: 豪雪地帯対策特別措置法': {
    ja: '開発者の仮定。地域は豪雪地帯対策特別措置法による',
    en: 'the developers’ assumption; areas by the act on heavy snowfall areas (豪雪地帯対策特別措置法)',
  },
  'Fiber Broadband Association / Cartesian survey 2024 (US): 7.0 over 4.9 USD/ft': {
    ja: 'Fiber Broadband Association／Cartesianの2024年調査（米国）：1フィート当たり7.0ドル対4.9ドル',
    en: 'Fiber Broadband Association / Cartesian survey 2024 (US): 7.0 over 4.9 USD/ft',
  },
  'assumption; calibrated: 30,650 of about 230,000 districts are support areas': {
    ja: '開発者の仮定。約23万町字のうち支援区域が30,650となるように設定',
    en: 'the developers’ assumption, calibrated: 30,650 of about 230,000 districts are support areas',
  },
  'assumption; calibrated: 14,394 of 30,650 support districts are special': {
    ja: '開発者の仮定。支援区域30,650のうち特別支援区域が14,394となるように設定',
    en: 'the developers’ assumption, calibrated: 14,394 of 30,650 support districts are special',
  },
  '公共事業評価の費用便益分析に関する技術指針（国土交通省）: 4 %': {
    ja: '公共事業評価の費用便益分析に関する技術指針（国土交通省）：4％',
    en: 'MLIT, guidelines on cost–benefit analysis of public works (公共事業評価の費用便益分析に関する技術指針): 4 %',
  },
  'assumption; 5G station 8.7 million yen (operator plan 2019), second-hand tower 16.7 million yen': {
    ja: '開発者の仮定。5G基地局870万円（2019年の開設計画）、中古の鉄塔1,670万円から設定',
    en: 'the developers’ assumption; 5G station 8.7 million yen (operator plan 2019), second-hand tower 16.7 million yen',
  },
  'pytal (MIT): operating cost 10 % of the investment a year': {
    ja: 'pytal（MITライセンス）：年間の運営費は投資額の10％',
    en: 'pytal (MIT licence): operating cost 10 % of the investment a year',
  },
  'assumption; about one operator’s list price in Japan, 2023': {
    ja: '開発者の仮定。国内事業者の定価（2023年）にほぼ等しい',
    en: 'the developers’ assumption; about one operator’s list price in Japan, 2023',
  },
  'assumption; about one operator’s list price in Japan, 2023 (6,600 yen a month)': {
    ja: '開発者の仮定。国内事業者の定価（2023年、月額6,600円）にほぼ等しい',
    en: 'the developers’ assumption; about one operator’s list price in Japan, 2023 (6,600 yen a month)',
  },
  'assumption: repeats the published gain of FY2024 (98.1 → 98.4 %)': {
    ja: '開発者の仮定。2024年度の公表値の伸び（98.1→98.4％）と同じ伸びになる額',
    en: 'the developers’ assumption: repeats the published gain of FY2024 (98.1 → 98.4 %)',
  },
  '携帯電話等エリア整備事業（総務省） FY2023; later years: assumption': {
    ja: '携帯電話等エリア整備事業（総務省）令和5年度。以降の年度は開発者の仮定',
    en: 'MIC, mobile area programme (携帯電話等エリア整備事業), FY2023; later years: the developers’ assumption',
  },
  'デジタルインフラ整備計画2030（総務省、2025年6月）': {
    ja: 'デジタルインフラ整備計画2030（総務省、2025年6月）',
    en: 'MIC, Digital Infrastructure Plan 2030 (デジタルインフラ整備計画2030), June 2025',
  },
  '携帯電話等エリア整備事業（総務省）': {
    ja: '携帯電話等エリア整備事業（総務省）',
    en: 'MIC, mobile area programme (携帯電話等エリア整備事業)',
  },
  'KDDI 2019年開設計画: 4,667億円 / 53,626局': {
    ja: 'KDDIの2019年開設計画：4,667億円／53,626局',
    en: 'KDDI, plan of 2019 (開設計画): 466.7 billion yen for 53,626 stations',
  },
  '日経クロステック 2022年': {
    ja: '日経クロステック（2022年）',
    en: 'Nikkei xTECH (日経クロステック), 2022',
  },
  '国勢調査の人口集中地区の基準（4,000人/km²以上）': {
    ja: '国勢調査の人口集中地区の基準（4,000人／km²以上）',
    en: 'Census, threshold of densely inhabited districts (人口集中地区): 4,000 people/km² or more',
  },
  'assumption: about 15 GB a month, a twelfth of the day’s in the busy hour': {
    ja: '開発者の仮定。月約15 GB、うち最繁時は1日の12分の1',
    en: 'the developers’ assumption: about 15 GB a month, a twelfth of the day’s in the busy hour',
  },
  'assumption: aerial fibre at 22.1 USD/m (US survey 2024), 150 yen to the dollar': {
    ja: '開発者の仮定。架空光ファイバ1 m当たり22.1ドル（米国2024年調査）を1ドル150円で換算',
    en: 'the developers’ assumption: aerial fibre at 22.1 USD/m (US survey 2024), 150 yen to the dollar',
  },
  'assumption: a microwave link of 30,000–80,000 USD (pytal cost model), 150 yen to the dollar': {
    ja: '開発者の仮定。マイクロ波回線3万～8万ドル（pytalの費用モデル）を1ドル150円で換算',
    en: 'the developers’ assumption: a microwave link of 30,000–80,000 USD (pytal cost model), 150 yen to the dollar',
  },
  'assumption: operators announced services from 2026 on': {
    ja: '開発者の仮定。事業者は2026年以降のサービス開始を発表',
    en: 'the developers’ assumption: operators announced services from 2026 on',
  },
  'assumption: operators name footprints of 200 km across': {
    ja: '開発者の仮定。事業者は直径200 kmのカバー範囲を示している',
    en: 'the developers’ assumption: operators name footprints of 200 km across',
  },
  'assumption: data to ordinary phones; messages have gone over satellites since April 2025': {
    ja: '開発者の仮定。通常の携帯電話でのデータ通信。メッセージは2025年4月から衛星で送受信されている',
    en: 'the developers’ assumption: data to ordinary phones; messages have gone over satellites since April 2025',
  },
  'ローカルデジタル基盤の整備支援（総務省）': {
    ja: 'ローカルデジタル基盤の整備支援（総務省）',
    en: 'MIC, support for local digital infrastructure (ローカルデジタル基盤の整備支援)',
  },
  'デジタル田園都市国家インフラ整備計画（総務省、2022年3月）': {
    ja: 'デジタル田園都市国家インフラ整備計画（総務省、2022年3月）',
    en: 'MIC, plan for digital infrastructure (デジタル田園都市国家インフラ整備計画), March 2022',
  },
  'assumption: the Osaka area holds the second concentration already (関西24 %、政府資料、NHK 2022年)': {
    ja: '開発者の仮定。大阪圏は既に第2の集積地（関西24％、政府資料、NHK 2022年）',
    en: 'the developers’ assumption: the Osaka area holds the second concentration already (Kansai 24 %, government figures, NHK 2022)',
  },
  'assumption: no limit': {
    ja: '開発者の仮定（上限なし）',
    en: 'the developers’ assumption: no limit',
  },
  'ITU-T G.652 fibre at 1550 nm, group index as manufacturers state it': {
    ja: 'ITU-T G.652光ファイバ、波長1550 nm。群屈折率は製造者の公表値',
    en: 'ITU-T G.652 fibre at 1550 nm, group index as manufacturers state it',
  },
  'assumption; SoftBank Tomakomai phase 1: 50 MW': {
    ja: '開発者の仮定。ソフトバンク苫小牧の第1期は50 MW',
    en: 'the developers’ assumption; SoftBank Tomakomai phase 1: 50 MW',
  },
  '関東60 %・関西24 %（政府資料、NHK 2022年） https://www.nhk.or.jp/politics/articles/lastweek/75633.html': {
    ja: '関東60％・関西24％（政府資料、NHK 2022年） https://www.nhk.or.jp/politics/articles/lastweek/75633.html',
    en: 'Kantō 60 %, Kansai 24 % (government figures, NHK 2022) https://www.nhk.or.jp/politics/articles/lastweek/75633.html',
  },
  'SoftBank Tomakomai phase 1: about 65 billion yen for 50 MW (2023)': {
    ja: 'ソフトバンク苫小牧の第1期：50 MWに約650億円（2023年）',
    en: 'SoftBank Tomakomai phase 1: about 65 billion yen for 50 MW (2023)',
  },
  '特定電気通信施設等整備推進基金（総務省、2021年度補正 500億円）': {
    ja: '特定電気通信施設等整備推進基金（総務省、令和3年度補正予算500億円）',
    en: 'MIC, fund for data centres and cables (特定電気通信施設等整備推進基金): 50 billion yen, supplementary budget of FY2021',
  },
  'assumption; デジタル田園都市国家インフラ整備計画（総務省、2022年3月）: 2025年度末に完成': {
    ja: '開発者の仮定。デジタル田園都市国家インフラ整備計画（総務省、2022年3月）では2025年度末に完成',
    en: 'the developers’ assumption; complete by the end of FY2025 in MIC’s plan for digital infrastructure (デジタル田園都市国家インフラ整備計画), March 2022',
  },
  '30.1–35.7 thousand USD per km at 150 yen (assumption) https://subtelforum.com/submarine-telecoms-industry-report-section-2-3-current-financing/':
    {
      ja: '1 km当たり3.01万～3.57万ドルを1ドル150円で換算（開発者の仮定） https://subtelforum.com/submarine-telecoms-industry-report-section-2-3-current-financing/',
      en: '30.1–35.7 thousand USD per km at 150 yen (the developers’ assumption) https://subtelforum.com/submarine-telecoms-industry-report-section-2-3-current-financing/',
    },
  '47.6 USD per m underground (United States, 2024) at 150 yen (assumption) https://www.telecompetitor.com/?p=163710':
    {
      ja: '地中1 m当たり47.6ドル（米国、2024年）を1ドル150円で換算（開発者の仮定） https://www.telecompetitor.com/?p=163710',
      en: '47.6 USD per m underground (United States, 2024) at 150 yen (the developers’ assumption) https://www.telecompetitor.com/?p=163710',
    },
  '国立社会保障・人口問題研究所「日本の地域別将来推計人口（令和5（2023）年推計）」; 1 = as projected': {
    ja: '国立社会保障・人口問題研究所「日本の地域別将来推計人口（令和5（2023）年推計）」。1は推計どおり',
    en: 'National Institute of Population and Social Security Research, regional projections of 2023 (日本の地域別将来推計人口); 1 = as projected',
  },
};
