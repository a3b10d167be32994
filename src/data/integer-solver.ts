/** HiGHS (Huangfu & Hall, Mathematical Programming Computation 10, 2018) as WebAssembly, loaded when first asked for. */
import type { IntegerAnswer, IntegerProgram, IntegerSolver } from '../model/hubs/integer-program.ts';

/** Proves to the end: what remains open stays below this share. */
const RELATIVE_GAP = 1e-9;
/** Where every answer costs a whole number, one that is less than 1 above the bound is the best. */
const WHOLE_GAP = 0.99;
/** HiGHS's kSolutionStatusFeasible. */
const FEASIBLE = 2;

export async function loadIntegerSolver(): Promise<IntegerSolver> {
  const { default: load } = await import('highs');
  const highs = await load();
  const { modelStatus, callbackType } = highs.constants;
  return (program: IntegerProgram, shouldStop, target): IntegerAnswer =>
    highs.withModel(
      {
        numCols: program.cost.length,
        numRows: program.rowLower.length,
        colCost: program.cost,
        colLower: new Float64Array(program.cost.length),
        colUpper: program.upper,
        rowLower: program.rowLower,
        rowUpper: program.rowUpper,
        integrality: Int32Array.from(program.isWhole),
        matrix: {
          format: 'csr',
          numRows: program.rowLower.length,
          numCols: program.cost.length,
          starts: program.rowStart,
          indices: program.column,
          values: program.value,
        },
      },
      (model): IntegerAnswer => {
        let bound = Number.NEGATIVE_INFINITY;
        model.options.set({
          output_flag: false,
          mip_rel_gap: RELATIVE_GAP,
          mip_abs_gap: isWholeObjective(program) ? WHOLE_GAP : 1e-9,
        });
        if (target !== undefined) model.options.set('objective_target', target);
        model.run({
          [callbackType.mipInterrupt](event: { data: { mip_dual_bound?: number }; interrupt: () => void }) {
            bound = Math.max(bound, event.data.mip_dual_bound ?? bound);
            if (shouldStop()) event.interrupt();
          },
        });
        const status = model.getModelStatus();
        if (status === modelStatus.infeasible) return { kind: 'infeasible' };
        const { colValue } = model.getSolution();
        if (status === modelStatus.optimal) {
          return { kind: 'solved', values: colValue, objective: model.getObjectiveValue() };
        }
        const isFeasible = model.info.get('primal_solution_status') === FEASIBLE;
        return { kind: 'stopped', values: isFeasible ? colValue : undefined, bound };
      },
    );
}

function isWholeObjective({ cost, isWhole }: IntegerProgram): boolean {
  return cost.every((each, column) => each === 0 || (isWhole[column] === 1 && Number.isInteger(each)));
}
