import type { StageWords } from './stage-words.ts';

export const JA_STAGE: StageWords = {
  pictures: {
    open: '画像・動画として保存',
    heading: '地図の画像と動画',
    still: '表示中の地図',
    explanation: 'どの画像にも、シナリオ、年度、凡例、縮尺、全国値、出典が入ります。',
    saveScreen: 'PNGで保存（画面サイズ）',
    savePrint: 'PNGで保存（印刷サイズ）',
    sizes: (screen, print) => `地図部分　画面：${screen}　印刷：${print}（A4・300 dpi相当）`,
    dots: (width, height) => `${width} × ${height} ドット`,
    working: '画像を作成しています…',
    noMap: 'この端末では地図を描画できないため、画像を作成できません。表は保存できます。',
    failed: '画像を作成できませんでした。ほかには影響ありません。',
    madeWith: (modelVersion, atlasId) => `試算：Denen ${modelVersion}（地図データ ${atlasId}）`,
    bySquares: { cell: '500 mメッシュ', municipality: '市区町村', prefecture: '都道府県' },
    totalCost: (from, to) => `費用 ${from}〜${to}`,
    ofNetwork: (key) => `光ファイバ網：${key}`,
    ownData: '取り込んだ実測値がある箇所は、試算値に代えて表示しています。',
  },
};
