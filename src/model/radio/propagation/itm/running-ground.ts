/**
 * Heights of a profile with their running sums and tops. Rays are read by many paths that differ only in where they end:
 * sums over any part of the profile, and whether anything higher is still to come, then cost no further pass.
 */
export interface RunningGround {
  /** Heights above sea level, metres, at even steps from the transmitter on. */
  readonly hM: Float64Array;
  /** [i]: sum of the heights before point i, and of those heights times their index; one longer than `hM`. */
  readonly sumM: Float64Array;
  readonly momentM: Float64Array;
  /** [i]: the highest of the points up to and with i. */
  readonly topM: Float64Array;
}

/** Over heights that are still to be filled in: `runGround` follows. */
export function createRunningGround(hM: Float64Array): RunningGround {
  return {
    hM,
    sumM: new Float64Array(hM.length + 1),
    momentM: new Float64Array(hM.length + 1),
    topM: new Float64Array(hM.length),
  };
}

/** Brings the sums and tops of the points `from … to - 1` up to date; those before must be. */
export function runGround(ground: RunningGround, from: number, to: number): void {
  const { hM, sumM, momentM, topM } = ground;
  let sum = sumM[from]!;
  let moment = momentM[from]!;
  let top = from > 0 ? topM[from - 1]! : -Infinity;
  for (let i = from; i < to; i++) {
    const h = hM[i]!;
    sum += h;
    moment += i * h;
    if (h > top) top = h;
    sumM[i + 1] = sum;
    momentM[i + 1] = moment;
    topM[i] = top;
  }
}

export function runningGroundOf(heightsM: readonly number[] | Float64Array): RunningGround {
  const ground = createRunningGround(Float64Array.from(heightsM));
  runGround(ground, 0, heightsM.length);
  return ground;
}
