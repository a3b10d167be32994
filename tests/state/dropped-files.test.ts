import { describe, expect, it } from 'vitest';
import { formatScenario } from '../../src/data/scenario-file.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { createDroppedFiles, type FileKind, kindOfFile } from '../../src/state/dropped-files.ts';

const file = (name: string, text: string) => new File([text], name);
const scenario = file('plan.txt', formatScenario(defaultScenario()));
const table = file('sites.csv', 'lat,lon\r\n35,139\r\n');

describe('dropped files', () => {
  it('are told apart by their content, whatever they are called', async () => {
    expect(await kindOfFile(scenario)).toBe('scenario');
    expect(await kindOfFile(file('a.csv', `\uFEFF${formatScenario(defaultScenario())}`))).toBe('scenario');
    expect(await kindOfFile(table)).toBe('data');
    expect(await kindOfFile(file('empty.json', ''))).toBe('data');
    expect(await kindOfFile(file('a.json', '{"type":"FeatureCollection","features":[]}'))).toBe('data');
    expect(await kindOfFile(file('a.csv', 'note\n"{""format"": ""denen.scenario""}"\n'))).toBe('data');
  });

  it('go to their takers, all of one kind together', async () => {
    const files = createDroppedFiles();
    const taken: [FileKind, string[]][] = [];
    const note = (kind: FileKind) => (own: readonly { name: string }[]) =>
      taken.push([kind, own.map(({ name }) => name)]);
    files.take('data', note('data'));
    await files.open([scenario, table]);
    expect(taken).toEqual([['data', ['plan.txt', 'sites.csv']]]);
    const stop = files.take('scenario', note('scenario'));
    await files.open([table, scenario, table]);
    expect(taken.slice(1)).toEqual([
      ['data', ['sites.csv', 'sites.csv']],
      ['scenario', ['plan.txt']],
    ]);
    stop();
    await files.open([scenario]);
    expect(taken.at(-1)).toEqual(['data', ['plan.txt']]);
  });

  it('that cannot be read go to the data desk, which says why', async () => {
    const gone = Object.assign(new Blob([]), { name: 'gone.csv' });
    gone.slice = () => {
      throw new Error('gone');
    };
    expect(await kindOfFile(gone)).toBe('data');
  });
});
