/** A backbone of a few nodes in a row, one degree of longitude apart, each joined to the next. */
import type { Backbone } from '../../../src/model/atlas.ts';
import { emptyBackbone } from '../../model/small-atlas.ts';

/** @param openFiscalYear of each link; there is one node more than there are links */
export function rowBackbone(openFiscalYear: readonly number[]): Backbone {
  const { nodes, links } = emptyBackbone();
  const linkCount = openFiscalYear.length;
  const count = linkCount + 1;
  const lon = Float64Array.from({ length: count }, (_, n) => 135 + n);
  const lat = new Float64Array(count).fill(35);
  const each = <T>(length: number, of: (i: number) => T) => Array.from({ length }, (_, i) => of(i));
  return {
    candidates: [],
    nodes: {
      ...nodes,
      count,
      id: each(count, (n) => `n${n}`),
      kind: each(count, (n) => (n % 2 === 0 ? 'landing' : 'capital')),
      nameJa: each(count, (n) => `局${n}`),
      nameEn: each(count, (n) => `Node ${n}`),
      lat,
      lon,
      isExchange: new Uint8Array(count),
    },
    links: {
      ...links,
      count: linkCount,
      id: each(linkCount, (k) => `k${k}`),
      from: Uint16Array.from({ length: linkCount }, (_, k) => k),
      to: Uint16Array.from({ length: linkCount }, (_, k) => k + 1),
      kind: each(linkCount, (k) => (k % 2 === 0 ? 'submarine' : 'terrestrial')),
      fiscalYear: Uint16Array.from(openFiscalYear),
      lengthKm: new Float64Array(linkCount).fill(90),
      route: each(linkCount, (k) => [135 + k, 35, 136 + k, 35]),
    },
  };
}
