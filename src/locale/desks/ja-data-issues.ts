import type { IssueWords } from './data-desk-words.ts';

export const JA_DATA_ISSUES: IssueWords = {
  emptyFile: () => 'ファイルが空です。',
  headerOnly: () => '見出しの行だけで、データの行がありません。',
  tooLarge: ({ got, detail }) =>
    `ファイルが大きすぎます（${got}）。読み込めるのは${detail}までです。都道府県ごとに分けるか、簡略化したファイルを使ってください。`,
  tooManyRows: ({ detail }) =>
    `行数が多すぎます。読み込めるのは${detail}行までです。ファイルを分けてください。`,
  spreadsheet: () =>
    '表計算ソフトの形式（Excelなど）のファイルです。表計算ソフトで「CSV（コンマ区切り）」として保存してから読み込んでください。',
  pdf: () => 'PDFファイルです。元の表をCSVで入手してください。',
  webPage: () => 'ウェブページまたはXMLのファイルです。表（CSV）またはGeoJSONを選んでください。',
  picture: () => '画像ファイルです。表（CSV）またはGeoJSONを選んでください。',
  compressed: () =>
    '圧縮ファイルです。展開してから読み込んでください（ZIPは一重のものに限り、そのまま読み込めます）。',
  binary: () => '文字のファイルではありません。表（CSV）またはGeoJSONを選んでください。',
  badEncoding: ({ row }) =>
    row === undefined
      ? '文字コードが分かりません。UTF-8またはShift_JISで保存し直してください。'
      : 'この行の文字が、選んだ文字コードでは読めません。文字コードを選び直すか、UTF-8で保存し直してください。',
  unreadable: ({ got }) => `ファイルを開けません（${got}）。フォルダは読み込めません。`,
  notJson: ({ got }) => `JSONとして読めません。途中で切れているか、書き方に誤りがあります（${got}）。`,
  deepNesting: ({ detail }) => `JSONの入れ子が深すぎます（${detail}段まで）。`,
  notGeoJson: ({ got }) => `GeoJSONまたはTopoJSONではありません（${got}）。`,
  noFeatures: () => '地物が一つもありません。',
  zipBroken: () => 'ZIPファイルが壊れているか、途中で切れています。入手し直してください。',
  zipTooLarge: ({ got }) => `ZIPファイルを展開すると大きすぎるため、読み込みません（${got}）。`,
  zipContent: () => 'ZIPファイルの中に、行政区域のシェープファイルも、一つだけの表（CSV）も見つかりません。',
  shapefile: ({ got }) => `シェープファイルが壊れています（${got}）。入手し直してください。`,
  censusLayout: ({ what, got }) => `e-Statの地域メッシュ統計の様式と合いません（${what}：${got}）。`,
  quotesOpen: () => '引用符（"）が閉じられていません。',
  unmappedField: () => 'この項目にあたる列がありません。「列の意味」で列を選んでください。',
  fieldTwice: () => '同じ項目に二つ以上の列が選ばれています。',
  nothingLeft: () => '読み込める行が残りません。',
  reader: ({ expected, got }) => `読み取れません（必要：${expected}、実際：${got}）。`,
  fieldCount: ({ got, detail }) =>
    detail === undefined
      ? `列の数が見出しと合いません（${got}列）。`
      : `列の数が見出しと合いません（見出し${detail}列、この行${got}列）。`,
  badQuotes: () => '引用符（"）の位置が正しくありません。',
  missingValue: () => '値がありません。',
  suppressedValue: ({ got }) => `秘匿された値です（「${got}」）。値なしとして扱います。`,
  suppressedElsewhere: ({ got }) =>
    `秘匿された値の合算先のメッシュ（${got || 'HTKSAKI'}）がファイルにありません。`,
  notANumber: ({ got }) => `数値ではありません（「${got}」）。`,
  numberOutOfRange: ({ got, detail }) => `あり得ない値です（「${got}」、範囲は${detail}）。`,
  notAFlag: ({ got }) => `有・無のどちらとも読めません（「${got}」）。`,
  notAYear: ({ got }) => `年度として読めません（「${got}」）。`,
  yearOutside: ({ got, detail }) => `試算の期間（${detail}年度）の外です（「${got}」）。この行は使いません。`,
  badCode: ({ got }) => `団体コードではありません（「${got}」）。5桁、または検査数字付きの6桁が必要です。`,
  checkDigit: ({ got, detail }) => `検査数字が合いません（「${got}」、この5桁なら${detail}）。`,
  badMeshCode: ({ got }) => `地域メッシュコード（9桁または10桁）ではありません（${got}）。`,
  notASquare: ({ got }) => `日本のメッシュコードではありません（500 mは9桁、1 kmは8桁、「${got}」）。`,
  unknownCode: ({ got }) => `今の市区町村にも、知られている旧市町村にもないコードです（「${got}」）。`,
  prefectureRow: ({ got }) => `都道府県または全国の行です（「${got}」）。市区町村ではないため使いません。`,
  wardRow: ({ got }) => `政令指定都市の区の行です（「${got}」）。数値は市の単位で扱うため使いません。`,
  formerCode: ({ got, detail }) => `旧コードです（「${got}」${detail}）。今の市区町村に読み替えます。`,
  formerName: ({ got, detail }) => `旧名称です（「${got}」）。今の名称は${detail}です。`,
  nameDiffers: ({ got, detail }) =>
    `コードと名称が合いません（「${got}」、コードは${detail}）。コードに従います。`,
  duplicateRow: ({ got, detail }) =>
    detail === undefined
      ? `同じものが二度あります（${got}）。`
      : `${detail}行目と重複しています（「${got}」）。`,
  noFigure: () => 'カバー率の値が一つもありません。この行は使いません。',
  notInJapan: ({ got }) =>
    `日本の範囲の経緯度ではありません（${got}）。度で書かれた世界測地系の値が必要です。`,
  swapped: ({ got }) => `緯度と経度が入れ替わっています（${got}）。`,
  wrongGeometry: ({ got }) => `この種類のデータの図形ではありません（${got || 'なし'}）。`,
  fewPoints: ({ got }) => `図形の点が足りません（${got}点）。`,
  openRing: () => '図形が閉じていません。',
  selfCrossing: ({ got }) => `図形の線が自分自身と交わっています（${got}付近）。`,
  formulaText: ({ got }) =>
    `表計算ソフトの数式になる文字列です（「${got}」）。文字のまま扱い、実行しません。`,
  squareNotInAtlas: ({ got }) => `地図データにないメッシュです（${got}）。`,
};
