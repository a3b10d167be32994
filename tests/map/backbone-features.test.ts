import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backboneFeatures } from '../../src/map/backbone-features.ts';
import { NEVER } from '../../src/model/backbone/backbone-network.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { rowBackbone } from '../state/backbone/small-backbone.ts';

const cases = fc
  .array(fc.constantFrom(0, NEVER, ...FISCAL_YEARS), { minLength: 1, maxLength: 6 })
  .chain((open) =>
    fc.record({
      open: fc.constant(open),
      fiscalYear: fc.constantFrom(...FISCAL_YEARS),
      cutLinks: fc.subarray(Array.from(open.keys())),
      cutNodes: fc.subarray(Array.from({ length: open.length + 1 }, (_, n) => n)),
    }),
  );

describe('the backbone as features', () => {
  it('has every link and node once; what is cut is marked where it stands, and only planned links bear a year', () => {
    fc.assert(
      fc.property(cases, ({ open, fiscalYear, cutLinks, cutNodes }) => {
        const backbone = rowBackbone(open);
        const { features } = backboneFeatures({
          backbone,
          openFiscalYear: open,
          fiscalYear,
          cutLinks,
          cutNodes,
          nodeState: undefined,
          risk: undefined,
          yearText: (year) => `FY${year}`,
          names: backbone.nodes.nameEn,
        });
        expect(features.length).toBe(open.length + backbone.nodes.count);
        features.slice(0, open.length).forEach(({ properties }, k) => {
          const isOpen = open[k]! <= fiscalYear;
          expect(properties!.state === 'cut').toBe(isOpen && cutLinks.includes(k));
          expect(properties!.label).toBe(properties!.state === 'planned' ? `FY${open[k]}` : '');
        });
        features.slice(open.length).forEach(({ properties }, n) => {
          expect(properties!.state).toBe(cutNodes.includes(n) ? 'cut' : 'standing');
        });
      }),
    );
  });
});
