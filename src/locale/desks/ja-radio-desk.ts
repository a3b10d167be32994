import type { RadioDeskWords } from './radio-desk-words.ts';

export const JA_RADIO_DESK: RadioDeskWords = {
  rollOut: {
    heading: '都道府県別の整備の見通し',
    all: (share, fiscalYear) =>
      fiscalYear === undefined
        ? `全都道府県で${share}：2035年度末までに達しない県がある`
        : `全都道府県で${share}：${fiscalYear}末に達成`,
    bound: (people, gap) =>
      `計画が新たにカバーする人口は${people}人。同じ費用で得られる上限との差は${gap}以内です。`,
    coverage: (fiscalYear) => `${fiscalYear}末`,
    columns: { place: '都道府県', reaches90: '90%達成', reaches99: '99%達成', sites: '新設', cost: '費用' },
    bindings: {
      stations: '全国の年間局数が上限',
      budget: '全国の年間予算が上限',
      backhaul: '予算が上限（伝送路の費用が最大）',
      blockStations: '管内の年間局数が上限',
      blockBudget: '管内の年間予算が上限',
      leastPeople: '1局で増える人口が少ない',
    },
    never: '未達',
    note: '新設は99%に達するまで（達しない場合は2035年度末まで）に計画が建てる場所の数。県名の下は、最後に届かなかった年度に妨げとなったもの。',
  },
  operators: {
    heading: '事業者別のカバー率と重なり',
    explanation: (fiscalYear) =>
      `${fiscalYear}末。どの事業者がどこに置くかは公表されておらず、全国の公表値に合わせた推計です。`,
    operator: '事業者',
    coverage: '人口カバー率',
    stations: '設置場所',
    union: '4者の重ね合わせ',
  },
  land: {
    heading: '国土面積のカバーと空からの電波',
    sentence: (fiscalYear, masts, all) =>
      `${fiscalYear}末、5G基地局のエリアは国土面積の${masts}、HAPS・衛星を合わせると${all}。`,
    masts: '5G基地局',
    all: 'HAPS・衛星を含む',
    cost: '費用',
    technology: '手段',
    technologies: {
      '5g': '5G基地局',
      'local-5g': 'ローカル5G',
      lpwa: '森林のLPWA',
      haps: 'HAPS',
      satellite: '衛星',
    },
    works: '数',
    years: '年度',
  },
  own: {
    heading: '自分で置く基地局',
    explanation:
      '地図に基地局を置くと、計画に加えたときのカバー率の変化をすぐに計算します。印は地図の上で動かせます。電波の届く範囲は地形を考えない推計です。',
    pick: '地図に置く',
    stop: '置くのを終える',
    hint: '基地局を置く場所を地図でクリックしてください（続けて置けます）。',
    clear: 'すべて消す',
    band: '周波数帯',
    operator: '事業者',
    asking: 'カバー率の変化を計算しています',
    site: (position) => `自分で置いた基地局${position}`,
    remove: (position) => `基地局${position}を消す`,
    effect: (fiscalYear, people, squares) =>
      `${fiscalYear}末の計画に加えて、新たに${people}人（${squares}メッシュ）がカバーされます。`,
    reach: (environment, range, people) => `${environment}・半径${range}、この局だけで${people}人`,
    atSea: '海上です。',
    before: '計画',
    after: '追加後',
    people: '増える人口',
    selectForHint: '市区町村を選ぶと、次の1局の候補地を探せます。',
    search: (municipality) => `${municipality}で次の1局の候補地を探す`,
    searching: (percent) => `候補地を探しています（${percent}）`,
    gain: (people) => `${people}人増`,
    setHere: 'ここに置く',
    nothingToGain: (municipality) => `${municipality}では、1局置いても新たにカバーされる人がいません。`,
  },
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
