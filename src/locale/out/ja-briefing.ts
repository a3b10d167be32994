import type { Topic } from '../../model/places/statement.ts';
import { type BriefingWords, say } from './briefing-words.ts';
import { JA_OUT } from './ja-out.ts';

const COVERAGE: Readonly<Record<Topic, string>> = {
  fibre: '光ファイバ世帯カバー率',
  radio: '5G人口カバー率',
};
const LEFT: Readonly<Record<Topic, string>> = { fibre: '光ファイバの未整備', radio: '5Gの圏外' };
const { sheet } = JA_OUT;

export const JA_BRIEFING: BriefingWords = {
  sections: { people: '概況', fibre: '光ファイバ', radio: '5G', cost: '整備費と拠点' },
  says: {
    people: ({ facts }, { place }) =>
      say`${place}の${facts.year}の人口は${facts.people}、世帯数は${facts.households}である。${facts.laterYear}の人口は${facts.later}と推計される。`,
    published: ({ topic, facts }) =>
      say`公表されている${COVERAGE[topic]}は、${facts.year}末で${facts.coverage}である。`,
    measured: ({ topic, facts }) =>
      say`持込データの実績では、${facts.year}末の${COVERAGE[topic]}は${facts.measured}で、これによる${LEFT[topic]}は${facts.left}である。モデルによる同年度末の推計は${facts.modelled}である。`,
    measuredInside: ({ topic, facts }) =>
      say`${facts.year}末の${COVERAGE[topic]}については、この地域の${facts.municipalities}の実績が持込データにあるが、地域全体の値はモデルによる推計である。`,
    coverage: ({ topic, facts }) =>
      say`${facts.year}末の${COVERAGE[topic]}は${facts.coverage}、${LEFT[topic]}は${facts.left}である。`,
    outlook: ({ topic, facts }) =>
      say`計画どおりに進むと、${facts.year}末の${COVERAGE[topic]}は${facts.coverage}、${LEFT[topic]}は${facts.left}となる。`,
    sites: ({ facts }) =>
      say`5G基地局の設置場所は、${facts.year}末の${facts.sites}から${facts.endYear}末には${facts.endSites}となる。`,
    target: ({ topic, isMet, facts }) => [
      ...say`${COVERAGE[topic]}を${facts.due}末までに${facts.goal}とする国の目標に対し、この地域の値は同年度末に${facts.value}であり、`,
      ...(isMet || facts.missing === undefined
        ? say`期限までに達する。`
        : say`${facts.missing}分が不足する。`),
      ...(facts.met === undefined
        ? say`計算期間の終わりまでこの水準が保たれる年度はない。`
        : say`以後保たれるのは${facts.met}末からである。`),
      ...(facts.measured === undefined
        ? []
        : [
            ...say`持込データの実績では同年度末に${facts.measured}であり、`,
            ...(facts.measuredMissing === undefined
              ? say`目標に達している。`
              : say`${facts.measuredMissing}分が不足する。`),
          ]),
    ],
    lastHouseholds: ({ reason, cause, technology, facts }) =>
      say`全国で最後に残る世帯のうち${facts.households}がこの地域にあり、その理由は「${sheet.reasons[reason]}」（${sheet.causes[cause]}）、光ファイバの費用は世帯当たり平均${facts.perHousehold}、最終的な手段は${sheet.technologies[technology]}である。`,
    squares: ({ facts }) =>
      say`${facts.year}末に光ファイバのない世帯があるメッシュは${facts.squares}で、最も費用のかかるメッシュでは世帯当たり${facts.dearest}である。`,
    binding: ({ prefecture, binding, facts }, names) => [
      ...say`${names.prefecture(prefecture)}の5G人口カバー率が${facts.share}に達するのは`,
      ...(facts.met === undefined ? say`計算期間の後となる。` : say`${facts.met}末である。`),
      ...(binding === 'reached'
        ? []
        : say`達するまでの妨げは「${sheet.bindings[binding].replace('。', '')}」である。`),
    ],
    most: ({ topic, municipality, facts }, names) =>
      say`${facts.year}末に${LEFT[topic]}が最も多い市区町村は${names.municipality(municipality)}で、${facts.left}である。`,
    cost: ({ works, facts }) =>
      say`${sheet.works[works]}の整備費は${facts.from}から${facts.to}までに${facts.total}で、国が${facts.state}、自治体が${facts.municipality}、事業者が${facts.operator}を負担する。`,
    hub: ({ facts }) =>
      say`最寄りのデータセンター拠点までの片道の遅延は、${facts.year}末で${facts.latency}である。`,
  },
  bases: {
    ofHouseholds: '全世帯に対する割合',
    ofPeople: '総人口に対する割合（面積の過半が圏内のメッシュの人口）',
    householdsOfYear: '同年度の世帯数',
    peopleOfYear: '同年度の人口',
    householdsByMeasured: '実績のカバー率と同年度の世帯数から算出',
    peopleByMeasured: '実績のカバー率と同年度の人口から算出',
    peopleOfCensus: '国勢調査の人口',
    peopleOfProjection: '将来推計人口',
    households2020: '2020年の世帯数',
    squaresWithHouseholds: '世帯のある500 mメッシュ',
    municipalitiesMeasured: '実績のある市区町村の数',
    sites: '計画上の設置場所（4者の重ね合わせ）',
    buildCost: '全負担者の整備費、税抜き、維持費を除く',
    partOfBuildCost: '整備費のうち',
    costPerHousehold: '2020年の1世帯当たりの整備費',
    latency: '片道、人口で加重した平均',
    goal: '目標',
    firstYearHeld: '以後保たれる最初の年度',
    years: '年度',
  },
  sources: {
    fibreModel: '光ファイバのモデル',
    radioModel: '5Gのモデル',
    hubsModel: 'データセンター拠点のモデル',
    censusAndProjection: '国勢調査、社人研の将来推計人口',
    published: '公表値',
    own: '持込データ',
    target: '国の計画',
    choice: '',
  },
  marks: { measured: '実績', modelled: '推計' },
  endOf: (fiscalYear) => `${fiscalYear}末`,
  wholeHorizon: (from, to) => `${from}〜${to}`,
  scenario: (name) => `シナリオ「${name}」`,
  and: '・',
  comma: '、',
  colon: '：',
  open: '〔',
  close: '〕',
  between: '',
  households: (printed) => `${printed}世帯`,
  people: (printed) => `${printed}人`,
  sites: (printed) => `${printed}か所`,
  squares: (printed) => `${printed}か所`,
  municipalities: (printed) => `${printed}市区町村`,
  calendarYear: (printed) => `${printed}年`,
  intro: (scenario, fiscalYear) =>
    say`シナリオ「${scenario}」の計算結果から、${fiscalYear}末の状況と見通しを述べる。数値の後の〔　〕に、基準、年度、シナリオ、実績・推計の別と出典を示す。`,
};
