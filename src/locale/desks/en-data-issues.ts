import type { IssueWords } from './data-desk-words.ts';

export const EN_DATA_ISSUES: IssueWords = {
  emptyFile: () => 'The file is empty.',
  headerOnly: () => 'There is a header but no row of data.',
  tooLarge: ({ got, detail }) =>
    `The file is too large (${got}). Up to ${detail} can be read. Split it by prefecture, or use a simplified edition.`,
  tooManyRows: ({ detail }) => `There are too many rows. Up to ${detail} can be read. Split the file.`,
  spreadsheet: () =>
    'This is a spreadsheet file (such as Excel). Save it as CSV (comma-separated) in the spreadsheet program, then read that.',
  pdf: () => 'This is a PDF. Get the table behind it as CSV.',
  webPage: () => 'This is a web page or an XML file. Choose a table (CSV) or GeoJSON.',
  picture: () => 'This is a picture. Choose a table (CSV) or GeoJSON.',
  compressed: () => 'This is a packed file. Unpack it first (a plain zip file can be read as it is).',
  binary: () => 'This is not a text file. Choose a table (CSV) or GeoJSON.',
  badEncoding: ({ row }) =>
    row === undefined
      ? 'The character encoding is not known. Save the file as UTF-8 or Shift_JIS.'
      : 'The letters in this row cannot be read in the chosen encoding. Choose another one, or save the file as UTF-8.',
  unreadable: ({ got }) => `The file cannot be opened (${got}). Folders cannot be read.`,
  notJson: ({ got }) => `This cannot be read as JSON: it is cut off or has a mistake (${got}).`,
  deepNesting: ({ detail }) => `The JSON is nested too deeply (up to ${detail} levels are read).`,
  notGeoJson: ({ got }) => `This is neither GeoJSON nor TopoJSON (${got}).`,
  noFeatures: () => 'There is no feature in it.',
  zipBroken: () => 'The zip file is damaged or cut off. Get it again.',
  zipTooLarge: ({ got }) => `The zip file unpacks to too much and is not read (${got}).`,
  zipContent: () => 'The zip file holds neither a shapefile of municipalities nor a single table (CSV).',
  shapefile: ({ got }) => `The shapefile is damaged (${got}). Get it again.`,
  censusLayout: ({ what, got }) => `This is not the e-Stat layout of census mesh files (${what}: ${got}).`,
  quotesOpen: () => 'A quotation mark (") is never closed.',
  unmappedField: () => 'No column is chosen for this field. Choose one under “Meaning of the columns”.',
  fieldTwice: () => 'More than one column is chosen for this field.',
  nothingLeft: () => 'No row is left to import.',
  reader: ({ expected, got }) => `This cannot be read (expected ${expected}, got ${got}).`,
  fieldCount: ({ got, detail }) =>
    detail === undefined
      ? `The number of fields differs from the header (${got}).`
      : `The header has ${detail} columns, this row has ${got}.`,
  badQuotes: () => 'A quotation mark (") stands where it should not.',
  missingValue: () => 'The value is missing.',
  suppressedValue: ({ got }) => `The value is withheld by its source (“${got}”). It counts as no value.`,
  suppressedElsewhere: ({ got }) =>
    `The square that holds the withheld counts (${got || 'HTKSAKI'}) is not in the file.`,
  notANumber: ({ got }) => `“${got}” is not a number.`,
  numberOutOfRange: ({ got, detail }) => `“${got}” is impossible: the range is ${detail}.`,
  notAFlag: ({ got }) => `“${got}” is neither yes nor no.`,
  notAYear: ({ got }) => `“${got}” is not a fiscal year.`,
  yearOutside: ({ got, detail }) =>
    `“${got}” is outside the fiscal years of the simulation (${detail}). The row is not used.`,
  badCode: ({ got }) => `“${got}” is not a municipality code: five digits, or six with the check digit.`,
  checkDigit: ({ got, detail }) =>
    `The check digit of “${got}” is wrong: with these five digits it would be ${detail}.`,
  badMeshCode: ({ got }) => `This is not a mesh code of 9 or 10 digits (${got}).`,
  notASquare: ({ got }) =>
    `This is not the code of a square in Japan: 9 digits for 500 m or 8 for 1 km (${got}).`,
  unknownCode: ({ got }) => `“${got}” is neither a municipality of today nor a known former one.`,
  prefectureRow: ({ got }) =>
    `“${got}” is a prefecture or the nation, not a municipality. The row is not used.`,
  wardRow: ({ got }) =>
    `“${got}” is a ward of a designated city. Figures are kept by city, so the row is not used.`,
  formerCode: ({ got, detail }) =>
    `“${got}” is a former code (${detail}). It is read as the municipality of today.`,
  formerName: ({ got, detail }) => `“${got}” is a former name. Today it is ${detail}.`,
  nameDiffers: ({ got, detail }) =>
    `The name “${got}” does not belong to the code, which is that of ${detail}. The code is followed.`,
  duplicateRow: ({ got, detail }) =>
    detail === undefined ? `This appears twice (${got}).` : `This repeats row ${detail} (“${got}”).`,
  noFigure: () => 'There is no coverage in this row. It is not used.',
  notInJapan: ({ got }) =>
    `${got} is not within Japan. Longitude and latitude in degrees (JGD2011 or WGS 84) are needed.`,
  swapped: ({ got }) => `Latitude and longitude have changed places (${got}).`,
  wrongGeometry: ({ got }) => `The geometry is not of this kind of data (${got || 'none'}).`,
  fewPoints: ({ got }) => `The outline has too few points (${got}).`,
  openRing: () => 'The outline is not closed.',
  selfCrossing: ({ got }) => `The outline crosses itself (near ${got}).`,
  formulaText: ({ got }) => `A spreadsheet would run “${got}” as a formula. It stays text and is not run.`,
  squareNotInAtlas: ({ got }) => `This square is not in the map data (${got}).`,
};
