/** What is told of a disaster: expected people. */
export type StrikeMeasure =
  /** Cut off from the main network. */
  | 'meanCutOff'
  | 'cutOff95'
  /** Without service, at the worst hour and in the mean of the 72. */
  | 'radioWorst'
  | 'radioMean'
  | 'fibreWorst'
  | 'fibreMean';
