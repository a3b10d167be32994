import fc from 'fast-check';
import { strToU8, unzlibSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  formatShareLink,
  LINK_VERSION,
  MOST_LINK_LENGTH,
  parseShareLink,
  type SharedState,
} from '../../src/data/share-link.ts';
import { createLattice } from '../../src/model/lattice.ts';
import { encodePlannedCells } from '../../src/model/planned-cells.ts';
import { applyPreset } from '../../src/model/presets.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { resolveUncertainty } from '../../src/model/uncertainty/settings-changes.ts';
import { scenarios, screenViews } from '../random-scenario.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const states: fc.Arbitrary<SharedState> = fc.record({
  file: fc.record({
    scenario: scenarios,
    madeWith: optional(fc.constant({ modelVersion: '0.1.0', atlasId: 'sha256-ab' })),
  }),
  view: screenViews,
});
const state: SharedState = {
  file: { scenario: { ...defaultScenario(), name: '半減案' }, madeWith: undefined },
  view: { fiscalYear: 2030, topic: 'radio', level: 'cell' },
};

describe('a link', () => {
  it('gives back the state that it was made of', () => {
    fc.assert(
      fc.property(states, (shared) => {
        const link = formatShareLink(shared);
        expect(link).toMatch(/^#share=[A-Za-z0-9_-]+$/);
        expect(parseShareLink(link)).toEqual({ ok: true, value: shared });
        expect(formatShareLink(shared)).toBe(link);
      }),
    );
  });

  it('is short enough for mail and chat where a preset is shared', () => {
    const scenario = { ...state.file.scenario, parameters: applyPreset({}, 'budgetHalved') };
    expect(formatShareLink({ ...state, file: { ...state.file, scenario } }).length).toBeLessThan(900);
  });

  it('is no longer for a scenario whose uncertainty is the default one', () => {
    const { scenario } = state.file;
    const spelledOut = { ...scenario, uncertainty: resolveUncertainty({}) };
    const link = formatShareLink(state);
    expect(formatShareLink({ ...state, file: { ...state.file, scenario: spelledOut } })).toBe(link);
    const text = new TextDecoder().decode(unzlibSync(Buffer.from(link.split('=')[1]!, 'base64url')));
    expect(text).not.toMatch(/uncertain|members|seed/);
  });

  it('carries a script of a dozen steps with a lever and a note each within the length that travels', () => {
    const script = Array.from({ length: 12 }, (_, i) => ({
      id: `step-${i}`,
      title: `Step ${i}: what a wider 5G floor costs`,
      note: `Say first what the picture shows, then what it takes: ${i * 7919}. Wait for questions before the next.`,
      view: {
        ...state.view,
        fiscalYear: 2024 + (i % 10),
        camera: { lon: 130.12345 + i, lat: 33.54321 + i / 3, zoom: 5.25 },
      },
      parameters: applyPreset({}, i % 2 === 0 ? 'budgetHalved' : 'sharingEverywhere'),
    }));
    const scenario = { ...state.file.scenario, script };
    expect(formatShareLink({ ...state, file: { ...state.file, scenario } }).length).toBeLessThan(
      MOST_LINK_LENGTH / 8,
    );
  });

  it('carries a found plan and own sites within the length that travels', () => {
    const row = new Uint16Array(8000).map((_, i) => 7300 + Math.floor(i / 20));
    const column = new Uint16Array(8000).map((_, i) => 4900 + 43 * (i % 20) + ((i * 7919) % 43));
    const lattice = createLattice(row, column);
    const plan = encodePlannedCells(lattice, [...row.keys()]);
    const scenario = { ...state.file.scenario, plan };
    const link = formatShareLink({ ...state, file: { ...state.file, scenario } });
    expect(link.length).toBeLessThan(MOST_LINK_LENGTH);
    expect(parseShareLink(link)).toMatchObject({ ok: true, value: { file: { scenario: { plan } } } });
  });

  it('is refused, never half understood, where it was cut or altered anywhere', () => {
    const link = formatShareLink(state);
    const start = link.indexOf('=') + 1;
    fc.assert(
      fc.property(
        fc.integer({ min: start, max: link.length - 1 }),
        fc.constantFrom(...'ABCXYZabcxyz0189-_'),
        (at, letter) => {
          expect(parseShareLink(link.slice(0, at))).toMatchObject({ ok: false });
          const altered = link.slice(0, at) + letter + link.slice(at + 1);
          const read = parseShareLink(altered)!;
          // The last letter carries bits that mean nothing.
          if (read.ok) expect(read.value).toEqual(state);
          else expect(read.problems[0]).toMatchObject({ kind: 'unreadable', where: 'link' });
        },
      ),
    );
  });

  it('survives a mail program that breaks it into lines', () => {
    const link = formatShareLink(state);
    expect(parseShareLink(link.replace(/(.{60})/g, '$1\n'))).toEqual({ ok: true, value: state });
  });

  it('is none of ours where it says something else', () => {
    expect(parseShareLink('')).toBeUndefined();
    expect(parseShareLink('#board')).toBeUndefined();
    for (const text of ['#share=', '#share=äöü', '#share=AAAA', `#share=${'A'.repeat(300_000)}`]) {
      expect(parseShareLink(text), text.slice(0, 20)).toMatchObject({ ok: false });
    }
  });

  it('names what is wrong in it, by path, and a newer version', () => {
    const odd = (change: (content: { view: Record<string, unknown> }) => void) => {
      const content = { ...state, view: { ...state.view } };
      change(content as never);
      return parseShareLink(formatShareLink(content))!;
    };
    expect(odd(({ view }) => Object.assign(view, { fiscalYear: 1999 }))).toMatchObject({
      ok: false,
      problems: [{ what: 'view.fiscalYear', where: 'link' }],
    });
    const scenario = { ...state.file.scenario, parameters: { 'hubs.count': 4711 } };
    expect(parseShareLink(formatShareLink({ ...state, file: { ...state.file, scenario } }))).toMatchObject({
      ok: false,
      problems: [{ kind: 'out-of-range', what: 'parameters.hubs.count', where: 'link' }],
    });
    const newer = zlibSync(strToU8(JSON.stringify({ version: LINK_VERSION + 1, more: 'than is known' })));
    expect(parseShareLink(`#share=${Buffer.from(newer).toString('base64url')}`)).toMatchObject({
      ok: false,
      problems: [{ kind: 'wrong-version', got: `${LINK_VERSION + 1}` }],
    });
  });
});
