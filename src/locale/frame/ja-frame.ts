import type { FrameWords } from './frame-words.ts';

export const JA_FRAME: FrameWords = {
  app: {
    name: '田園',
    nameAside: 'Denen',
    title: '田園 Denen — 500 mメッシュで見るデジタルインフラ整備シミュレーション',
    skip: '目標の達成状況へ移動',
    language: '表示言語',
    toLight: '明るい配色に切り替える',
    toDark: '暗い配色に切り替える',
    controls: '目標と施策',
    about: '使い方・出典',
    close: '閉じる',
    scenario: 'シナリオ',
    defaultScenario: '公表計画',
    changes: (count) => `変更 ${count}件`,
    resetAll: 'すべて標準値に戻す',
    out: '書き出し（データ・シート・説明資料）',
  },
  help: {
    heading: '使い方',
    text: 'はじめての方は画面の案内（1分ほど）を、詳しくは図入りの利用の手引きをご覧ください。手引きは通信がなくても開けます。',
    tour: '画面の案内を始める',
    guide: '利用の手引きを開く',
  },
  display: {
    heading: '表示の設定',
    calendar: { label: '年の書き方', western: '西暦（2030年度）', era: '和暦（令和12年度）' },
    baseMap: {
      label: '背景地図',
      help: '国土地理院の地理院タイルを通信で取り込みます。通信できないときは、内蔵の境界だけを表示します。',
      missing: '地理院タイルを取り込めませんでした。内蔵の境界で表示しています。',
      credit: '地理院タイル',
      none: 'なし（通信しない）',
      pale: '淡色地図',
      photo: '空中写真',
    },
    patterns: '地図の色に模様を重ねる',
    patternsHelp: '色の見分けがつきにくいときや、白黒で印刷するときに使います。凡例にも同じ模様が付きます。',
    motion: '画面の動きを減らすかどうかは、端末の設定に従います。',
  },
  update: {
    heading: '新しい版があります。',
    text: '今の版のまま作業を続けられます。切り替えると、シナリオを保存してから開き直します。',
    blocked: (others) =>
      `田園のほかの画面が${others}枚開いています。版が混ざらないよう、閉じてからもう一度押してください。`,
    apply: '切り替える',
    later: '後で',
  },
  embed: {
    nation: '全国',
    radioCoverage: '5G人口カバー率',
    subtitle: (scenario, fiscalYearEnd) => `シナリオ「${scenario}」・${fiscalYearEnd}`,
    figure: (place, label) => `${place} ${label}`,
    open: '田園 Denenで開く',
    snippet: 'ほかのページに埋め込むHTML',
    snippetHelp:
      '地図・凡例・数値だけを表示する枠です。開いた人が条件を変えることはできません。大きさは480×360以上で自由に変えられます。',
  },
};
