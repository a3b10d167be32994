import type { FibreDeskWords } from './fibre-desk-words.ts';

export const JA_FIBRE_DESK: FibreDeskWords = {
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
    standsAt: (fiscalYear) => `${fiscalYear}末までの累計`,
    goal: (goal) => `目標 ${goal}`,
  },
  payers: {
    heading: '年度別の整備費と負担者',
    explanation: (fiscalYear) =>
      `${fiscalYear}より後に整備する分。税抜きの初期整備費で、維持費は含みません。`,
    total: '合計',
  },
};
