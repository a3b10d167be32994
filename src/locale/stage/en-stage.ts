import type { StageWords } from './stage-words.ts';

export const EN_STAGE: StageWords = {
  pictures: {
    open: 'Save as a picture or film',
    heading: 'Pictures and films of the map',
    still: 'The map as it stands',
    explanation:
      'Each picture carries what it shows: scenario, fiscal year, legend, scale, national figures and credits.',
    saveScreen: 'Save as PNG, screen size',
    savePrint: 'Save as PNG, print size',
    sizes: (screen, print) => `Map on screen: ${screen}. In print: ${print}, 300 dots per inch on A4.`,
    dots: (width, height) => `${width} × ${height} dots`,
    working: 'The picture is being drawn…',
    noMap: 'The map cannot be drawn on this device, so there is no picture of it. Tables can still be saved.',
    failed: 'The picture could not be made. Nothing else is affected.',
    madeWith: (modelVersion, atlasId) => `Modelled with Denen ${modelVersion}, map data ${atlasId}.`,
    bySquares: { cell: '500 m squares', municipality: 'municipalities', prefecture: 'prefectures' },
    totalCost: (from, to) => `Cost ${from}–${to}`,
    ofNetwork: (key) => `Fibre network: ${key}`,
    ownData: 'Measured coverage of one’s own stands in place of the modelled where it is given.',
  },
};
