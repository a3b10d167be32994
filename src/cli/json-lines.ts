/**
 * JSON Lines in, one JSON line out per input line, in order. A line that cannot be computed gives its problem and the
 * others go on; the exit code is 1 only where no line could be computed at all.
 */
import { EN_PROBLEMS } from '../locale/en-problems.ts';
import type { Problem, Result } from '../model/problem.ts';
import { type CommandContext, InputError } from './command.ts';

export async function answerJsonLines(
  context: CommandContext,
  answer: (input: unknown, where: string) => Promise<Result<unknown>> | Result<unknown>,
): Promise<number> {
  const text = (await context.readInput()).replace(/^\uFEFF/, '');
  const documents = splitDocuments(text);
  if (documents.length === 0) {
    throw new InputError([
      { kind: 'missing', what: 'input', where: 'standard input', expected: 'JSON Lines', got: 'nothing' },
    ]);
  }
  let computed = 0;
  const lines: string[] = [];
  for (const { source, where } of documents) {
    const result = await answerOne(source, where, answer);
    if (result.ok) computed++;
    lines.push(JSON.stringify(result.ok ? result.value : { problem: told(result.problems) }));
  }
  context.write(`${lines.join('\n')}\n`);
  if (computed < documents.length) {
    context.remark(
      `${documents.length - computed} of ${documents.length} inputs could not be computed; see "problem"`,
    );
  }
  return computed === 0 ? 1 : 0;
}

/** The first problem, with a sentence that says it. */
function told(problems: readonly Problem[]): Problem & { readonly message: string } {
  const [problem = UNTOLD] = problems;
  return { ...problem, message: EN_PROBLEMS.problems[problem.kind](problem) };
}

const UNTOLD: Problem = {
  kind: 'internal',
  what: 'input',
  where: 'input',
  expected: 'a problem that says why there is no answer',
  got: 'none',
};

async function answerOne(
  source: string,
  where: string,
  answer: (input: unknown, where: string) => Promise<Result<unknown>> | Result<unknown>,
): Promise<Result<unknown>> {
  let input: unknown;
  try {
    input = JSON.parse(source);
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ kind: 'unreadable', what: 'line', where, expected: 'JSON', got }] };
  }
  return answer(input, where);
}

/** One document per line; a single document spread over several lines is taken whole. */
function splitDocuments(text: string): { source: string; where: string }[] {
  const lines = text.split('\n').map((line, i) => ({ source: line.trim(), where: `line ${i + 1}` }));
  const filled = lines.filter(({ source }) => source !== '');
  if (filled.length > 1 && !isJson(filled[0]!.source) && isJson(text))
    return [{ source: text, where: 'input' }];
  return filled;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
