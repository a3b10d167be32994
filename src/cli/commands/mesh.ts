import { isInMeshBounds, MESH_LEVELS, type MeshLevel, meshCode } from '../../model/jis-mesh.ts';
import type { Problem } from '../../model/problem.ts';
import { type Command, InputError, UsageError } from '../command.ts';
import { parseOptions } from '../options.ts';

export const meshCommand: Command = {
  name: 'mesh',
  summary: 'JIS X 0410 grid square codes of points',
  usage: `denen mesh --level ${MESH_LEVELS.join('|')} < points.csv   (lines of lat,lon)`,
  async run(context) {
    const { values } = parseOptions(
      context.arguments,
      { level: { type: 'string' } },
      { minimum: 0, maximum: 0 },
    );
    const level = MESH_LEVELS.find((known) => known === values.level);
    if (level === undefined) {
      throw new UsageError(
        `--level: expected ${MESH_LEVELS.join(', ')}, got ${JSON.stringify(values.level ?? '')}`,
      );
    }
    const text = (await context.readInput()).replace(/^\uFEFF/, '');
    const codes: string[] = [];
    const problems: Problem[] = [];
    text.split(/\r?\n/).forEach((line, i) => {
      if (line.trim() === '' || (i === 0 && /^\s*"?lat"?\s*,\s*"?lon"?\s*$/i.test(line))) return;
      const answer = codeOfLine(line, `line ${i + 1}`, level);
      if (typeof answer === 'string') codes.push(answer);
      else problems.push(answer);
    });
    if (problems.length > 0) throw new InputError(problems);
    context.write(codes.map((code) => `${code}\n`).join(''));
    return 0;
  },
};

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

function codeOfLine(line: string, where: string, level: MeshLevel): string | Problem {
  const fields = line.split(',').map((field) => field.trim());
  if (fields.length !== 2 || !fields.every((field) => NUMBER.test(field))) {
    return {
      kind: 'wrong-type',
      what: 'point',
      where,
      expected: 'two numbers: lat,lon',
      got: JSON.stringify(line),
    };
  }
  const [lat, lon] = fields.map(Number) as [number, number];
  if (!isInMeshBounds(lat, lon)) {
    const expected = '0 ≤ lat < 66.66 and 100 ≤ lon < 180';
    return { kind: 'out-of-range', what: 'point', where, expected, got: `lat ${lat}, lon ${lon}` };
  }
  return meshCode(lat, lon, level);
}
