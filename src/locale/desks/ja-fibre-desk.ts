import type { FibreDeskWords } from './fibre-desk-words.ts';

export const JA_FIBRE_DESK: FibreDeskWords = {
  answer: {
    heading: '整備計画の見通し',
    met: (goal, due, metFiscalYear, isOnTime) =>
      isOnTime
        ? `世帯カバー率${goal}（期限 ${due}末）は${metFiscalYear}末に達成`
        : `世帯カバー率${goal}は期限（${due}末）に遅れ、${metFiscalYear}末に達成`,
    unmet: (goal, due, households) =>
      `世帯カバー率${goal}は2035年度末まで未達（${due}末に${households}世帯不足）`,
    cost: (total, parts) => `達成までの整備費 ${total}（${parts}）`,
    part: (payer, yen) => `${payer} ${yen}`,
    left: (fiscalYear, households) =>
      `${fiscalYear}末に光ファイバのない世帯（同年度の世帯数）：${households}世帯`,
  },
  curve: {
    heading: '費用とカバー率の関係',
    explanation: (fiscalYear) =>
      `${fiscalYear}末に未整備の世帯を、1世帯当たりの費用が安い順に整備した場合。横軸は累計整備費（全負担者）、縦軸は世帯カバー率（2020年の世帯数）。`,
    costAxis: '累計整備費',
    coverageAxis: '世帯カバー率',
    price: '1世帯当たりの費用',
    households: '整備される世帯',
    threshold: '光ファイバで整備する上限',
    thresholdValue: (price, households) => `1世帯当たり${price}まで：${households}世帯`,
    budget: '国の予算で届く範囲',
    budgetValue: (yearly, from, to) => `年${yearly}（${from}〜${to}）`,
    standsAt: (fiscalYear) => `${fiscalYear}末までの累計`,
    goal: (goal) => `目標 ${goal}`,
  },
  payers: {
    heading: '年度別の整備費と負担者',
    explanation: (fiscalYear) =>
      `${fiscalYear}より後に整備する分。税抜きの初期整備費で、維持費は含みません。`,
    total: '合計',
  },
  tail: {
    heading: '最後に残る世帯',
    explanation: (households, rows) =>
      `整備されない世帯と、最も遅く整備される世帯、合わせて${households}世帯（2020年の世帯数）を市区町村と理由ごとに示します（${rows}件）。`,
    columns: { place: '市区町村・理由', households: '世帯', cost: '1世帯当たり', year: '整備年度・手段' },
    reasons: {
      late: '最後に整備',
      budget: '予算・施工能力の不足',
      threshold: '費用の上限を超える',
      technology: 'ほかの手段が安い',
      veto: '地域の意向で整備しない',
    },
    causes: { island: '海を渡る', distance: '経路が長い', fewHouseholds: '世帯が少ない' },
    technologies: { fibre: '光ファイバ', fwa: '5G FWA', satellite: '衛星・HAPS' },
    never: '整備なし',
    all: (rows) => `${rows}件すべてを表示`,
    fewer: '上位だけを表示',
  },
  worth: {
    heading: '1世帯の価値から見た整備範囲',
    explanation: (fiscalYear) =>
      `1世帯に届くことの価値を金額で与え、${fiscalYear}末の未整備世帯のうち、見合う範囲だけを結ぶ網（賞金収集シュタイナー木）を求めます。予算や年度には縛られず、世帯数は2020年です。`,
    value: '計算に用いた価値',
    served: '整備に見合う世帯',
    leftOut: '見合わない世帯',
    cost: '網の整備費（全負担者）',
    objective: '整備費＋見合わない世帯の価値',
    bound: 'その理論下限',
    gap: '下限との差',
    optimal: '0（最適と証明）',
    forest: '計画の経路だけを使う場合の同じ和',
    whole: '未整備世帯をすべて結ぶ網',
    wholeValue: (cost, gap) => `${cost}、下限との差 ${gap}`,
  },
  running: {
    heading: '維持費とユニバーサルサービス',
    explanation: (fiscalYear) => `${fiscalYear}の1年分。町字を500 mメッシュで代用した推計です。`,
    revenue: '利用料収入',
    cost: '維持費',
    general: (share) => `一般支援区域の赤字（整備済みメッシュの${share}）`,
    special: (share) => `特別支援区域の赤字（同 ${share}）`,
    support: '交付金（第二種負担金から）',
    bears: (payer) => `赤字の負担：${payer}`,
  },
  network: {
    heading: '網の延長とケーブルテレビの光化',
    explanation:
      '密集した市街地の外側の網。経路の迂回を含む延長です。町のある島へ既に渡っている海底ケーブルは含みません。',
    kind: '区分',
    kinds: { trunkM: '幹線', feederM: '支線', distributionM: 'メッシュ内の配線', seaM: '海底ケーブル' },
    standing: '整備済み',
    toBuild: '未整備',
    cable: (eligible, converted, yen) =>
      `ケーブルテレビの光化：対象${eligible}世帯（仮定）のうち2035年度末までに${converted}世帯、費用${yen}。`,
  },
  backCast: {
    heading: 'モデルの検証（過去の再現）',
    explanation:
      '2017年度末（未整備98万世帯）から、事業の実際の予算で同じモデルを動かし、公表値と比べます。費用の水準は全年度で一つです。',
    coverage: 'カバー率',
    error: '差（ポイント）',
    money: '国の支出',
    worst: (points) => `差は最大${points}ポイント。`,
  },
};
