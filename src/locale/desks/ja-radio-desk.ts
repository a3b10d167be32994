import type { RadioDeskWords } from './radio-desk-words.ts';

export const JA_RADIO_DESK: RadioDeskWords = {
  path: {
    heading: '地形断面と伝搬損失',
    explanation:
      '地図上の2点（A：基地局、B：端末）の間の地形、見通し、伝搬モデルごとの損失を計算します。端の印は地図の上で動かせます。',
    pick: '地図で2点を選ぶ',
    stopPicking: '選択を終える',
    next: [
      '地図で基地局（A）の位置をクリックしてください。',
      '続けて端末（B）の位置をクリックしてください。',
    ],
    station: 'A 基地局',
    terminal: 'B 端末',
    stationHeight: '基地局の高さ',
    terminalHeight: '端末の高さ',
    swap: 'AとBを入れ替える',
    clear: '消去',
    asking: '地形データを読み込んで計算しています',
    distance: (distance) => `距離 ${distance}`,
    verdict: { clear: '見通しあり', grazed: '第1フレネルゾーンにかかる', blocked: '地形・地物で遮られる' },
    clearance: (share) => `最小の余裕は第1フレネル半径の${share}（60%以上で見通し）`,
    link: (band, environment) => `${band}・${environment}`,
    environments: { urban: '市街地', suburban: '郊外', rural: '開放地' },
    terrainMissing: {
      partial: '経路の一部で地形データが得られません。地形を使うモデルの値は出していません。',
      none: '地形データが得られません。地形を使うモデルの値は出していません。',
    },
    chart: {
      distance: '距離',
      ground: '地面（地球の丸みを含む）',
      clutter: '地物（建物・樹木の代表高）',
      ray: 'アンテナ間の直線',
      fresnel: '第1フレネルゾーンの60%',
      bulge: (kFactor) => `等価地球半径係数 ${kFactor}`,
    },
    losses: {
      heading: '伝搬損失（推計）',
      model: 'モデル',
      loss: '損失',
      received: '受信電力',
      note: '損失は場所率50%の値。受信電力は搬送波全体、端末の外側の値です。',
      models: {
        'free-space': '自由空間',
        'tr38901-los': '3GPP TR 38.901（見通し）',
        'tr38901-nlos': '3GPP TR 38.901（見通し外）',
        p1812: 'ITU-R P.1812-8（地形）',
        itm: 'ITM（地形）',
      },
    },
  },
};
