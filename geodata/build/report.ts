/** What the compiler tells: steps, notes and checks, in the order of the work. */
export interface Report {
  step(title: string): void;
  note(text: string): void;
  /** Compares exactly and prints both sides; a difference makes the compiler exit with 1. */
  check(what: string, expected: number | string, got: number | string): void;
  readonly failures: readonly string[];
}

export function createReport(print: (line: string) => void): Report {
  const failures: string[] = [];
  return {
    failures,
    step: (title) => print(`\n${title}`),
    note: (text) => print(`  ${text}`),
    check(what, expected, got) {
      if (Object.is(expected, got)) {
        print(`  ok    ${what}: ${got}`);
      } else {
        const line = `${what}: expected ${expected}, got ${got}`;
        failures.push(line);
        print(`  WRONG ${line}`);
      }
    },
  };
}
