/** Words of what is shown to an audience: pictures and films of the map. */
export interface StageWords {
  readonly pictures: PictureWords;
}

export interface PictureWords {
  readonly open: string;
  readonly heading: string;
  readonly still: string;
  readonly explanation: string;
  readonly saveScreen: string;
  readonly savePrint: string;
  /** Under the buttons: dots of each. */
  readonly sizes: (screen: string, print: string) => string;
  readonly dots: (width: string, height: string) => string;
  readonly working: string;
  readonly noMap: string;
  readonly failed: string;
  /** Below each picture, after the credits of the data. */
  readonly madeWith: (modelVersion: string, atlasId: string) => string;
  readonly bySquares: Readonly<Record<'cell' | 'municipality' | 'prefecture', string>>;
  readonly totalCost: (from: string, to: string) => string;
  /** A line of the fibre network in a picture's legend. */
  readonly ofNetwork: (key: string) => string;
  readonly ownData: string;
}
