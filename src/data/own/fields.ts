/** Which kinds of own data there are, the fields that each has, and the words by which a column is recognised. */
import { plain } from './cell-values.ts';

/** Tables: one row per municipality and year, per place, or per square. */
export const TABLE_KINDS = ['coverage', 'sites', 'property', 'servedMesh'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export function isTableKind(kind: string): kind is TableKind {
  return (TABLE_KINDS as readonly string[]).includes(kind);
}
export const AREA_KINDS = ['boundaries', 'servedAreas'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];
export type ImportKind = TableKind | AreaKind | 'censusMesh';

export type FieldId =
  | 'code'
  | 'municipality'
  | 'fiscalYear'
  | 'fibre'
  | 'radio'
  | 'lat'
  | 'lon'
  | 'name'
  | 'operator'
  | 'heightM'
  | 'power'
  | 'fibreAtSite'
  | 'meshCode'
  | 'served';

export interface FieldSpec {
  readonly id: FieldId;
  readonly required: boolean;
}

const field = (id: FieldId, required = false): FieldSpec => ({ id, required });

export const KIND_FIELDS: Readonly<Record<TableKind, readonly FieldSpec[]>> = {
  coverage: [field('code', true), field('municipality'), field('fiscalYear'), field('fibre'), field('radio')],
  sites: [
    field('lat', true),
    field('lon', true),
    field('name'),
    field('operator'),
    field('heightM'),
    field('fiscalYear'),
  ],
  property: [
    field('lat', true),
    field('lon', true),
    field('name'),
    field('heightM'),
    field('power'),
    field('fibreAtSite'),
  ],
  servedMesh: [field('meshCode', true), field('served')],
};

/** Tried in this order: the first field whose words fit a column has it. */
const WORDS: readonly (readonly [FieldId, RegExp])[] = [
  ['lat', /^(緯度|lat|latitude|y|北緯)(\(.*\))?$/],
  ['lon', /^(経度|lon|lng|long|longitude|x|東経)(\(.*\))?$/],
  [
    'code',
    /(団体|市区町村|市町村|自治体|地域|行政区域|jis)_?(コード|code|cd)|^(code|コード|code5|code6|jis|n03_007)$/,
  ],
  ['meshCode', /^(メッシュ|地域メッシュ|500m?メッシュ|mesh|key)_?(コード|番号|code|cd|id)?$/],
  ['served', /^(整備|整備状況|整備済み?|エリア|提供|カバー|served|covered|service)(の?有無|内外)?$/],
  ['fiscalYear', /^(年度|会計年度|fiscal_?year|fy|year|年|時点|基準日|開設年度|整備年度)(\(.*\))?$/],
  [
    'fibreAtSite',
    /^(光回線|光ファイバ引込|光引込|光|fibre_?at_?site|has_?fib(re|er)|fibre|fiber|光ファイバ)(の?有無)?$/,
  ],
  ['power', /^(電源|電力|power|has_?power|受電)(の?有無)?$/],
  ['fibre', /(光|ftth|fib(re|er)).*(率|カバー|coverage|share|%)|^fibrehouseholdcoverage$/],
  ['radio', /(5g|radio).*(率|カバー|coverage|share|%)|^radiopopulationcoverage$/],
  ['heightM', /(高さ|地上高|アンテナ高|height)/],
  ['operator', /(事業者|operator|carrier|設置者)/],
  ['municipality', /^(市区町村|市町村|自治体|団体)名?(称)?$|^municipality(name)?(ja)?$/],
  ['name', /(名称|施設名|局名|^名前$|^name$|^title$|^id$)/],
];

/** The field that a column's label speaks of, among those of a kind. */
export function guessField(label: string, kind: TableKind): FieldId | undefined {
  const key = plain(label).toLowerCase().replace(/\s/g, '');
  if (key === '') return undefined;
  const own = new Set(KIND_FIELDS[kind].map(({ id }) => id));
  return WORDS.find(([id, pattern]) => own.has(id) && pattern.test(key))?.[0];
}

/** One field per column, each at most once. */
export function guessFields(columns: readonly string[], kind: TableKind): (FieldId | undefined)[] {
  const taken = new Set<FieldId>();
  return columns.map((label) => {
    const id = guessField(label, kind);
    if (id === undefined || taken.has(id)) return undefined;
    taken.add(id);
    return id;
  });
}

/** The kind of table whose fields the columns fit best. */
export function guessTableKind(columns: readonly string[]): TableKind {
  const has = (kind: TableKind, ...ids: FieldId[]) => {
    const fields = guessFields(columns, kind);
    return ids.every((id) => fields.includes(id));
  };
  if (!has('sites', 'lat') && !has('sites', 'lon')) {
    return has('servedMesh', 'meshCode') && !has('coverage', 'code') ? 'servedMesh' : 'coverage';
  }
  return has('property', 'power') || has('property', 'fibreAtSite') ? 'property' : 'sites';
}
