/** Mixed-integer linear programs as data, and what a solver of them answers. The solver itself comes from outside. */

export interface IntegerProgram {
  /** Per column: what a unit of it costs. */
  readonly cost: Float64Array;
  readonly upper: Float64Array;
  /** Columns are not negative; 1 where a column must be whole. */
  readonly isWhole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Row by row: entries of row r stand at rowStart[r] … rowStart[r + 1] - 1. */
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

export type IntegerAnswer =
  | { readonly kind: 'solved'; readonly values: Float64Array; readonly objective: number }
  | { readonly kind: 'infeasible' }
  /** Stopped: the best columns so far, if any, and a bound below all. */
  | { readonly kind: 'stopped'; readonly values: Float64Array | undefined; readonly bound: number };

/**
 * Finds the least cost.
 * @param shouldStop asked from time to time
 * @param target a bound known from elsewhere: columns that cost no more end the search
 */
export type IntegerSolver = (
  program: IntegerProgram,
  shouldStop: () => boolean,
  target?: number,
) => IntegerAnswer;

/** Collects columns and rows. */
export class ProgramBuilder {
  private readonly cost: number[] = [];
  private readonly upper: number[] = [];
  private readonly isWhole: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly rowStart: number[] = [0];
  private readonly column: number[] = [];
  private readonly value: number[] = [];

  /** @returns its number */
  addColumn(cost: number, upper: number, isWhole: boolean): number {
    this.cost.push(cost);
    this.upper.push(upper);
    this.isWhole.push(isWhole ? 1 : 0);
    return this.cost.length - 1;
  }

  addRow(lower: number, upper: number, columns: readonly number[], values?: readonly number[]): void {
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    columns.forEach((column, k) => {
      this.column.push(column);
      this.value.push(values?.[k] ?? 1);
    });
    this.rowStart.push(this.column.length);
  }

  build(): IntegerProgram {
    return {
      cost: Float64Array.from(this.cost),
      upper: Float64Array.from(this.upper),
      isWhole: Uint8Array.from(this.isWhole),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      rowStart: Int32Array.from(this.rowStart),
      column: Int32Array.from(this.column),
      value: Float64Array.from(this.value),
    };
  }
}
