/** Who pays, in the order of every cost table's columns (fiscal year × payer, whole yen). */
export const PAYERS = ['state', 'municipality', 'operator'] as const;
export type Payer = (typeof PAYERS)[number];
