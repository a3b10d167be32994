/** Merges the wards of designated cities (政令指定都市) into their city. */
import { mergeArcs } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { ImportedArea } from './boundaries-import.ts';

/**
 * Codes of the twenty cities designated under article 252-19 of the Local Autonomy Law. Their wards have the codes
 * between the city's and the next city's in the same prefecture, all within 101–199 after the prefecture's two digits;
 * elsewhere only the special wards of Tokyo use that range, and they are municipalities.
 */
const DESIGNATED_CITIES = [
  '01100',
  '04100',
  '11100',
  '12100',
  '14100',
  '14130',
  '14150',
  '15100',
  '22100',
  '22130',
  '23100',
  '26100',
  '27100',
  '27140',
  '28100',
  '33100',
  '34100',
  '40100',
  '40130',
  '43100',
] as const;

/** The designated city of a ward's (or the city's own) code; undefined for every other municipality. */
export function cityOfWard(code: string): string | undefined {
  if (code.slice(2) > '199') return undefined;
  return DESIGNATED_CITIES.filter((city) => city <= code && city.slice(0, 2) === code.slice(0, 2)).at(-1);
}

/** @param source a topology of one collection of areas; its arcs are kept as they are */
export function mergeWards(source: Topology): Topology {
  const [name, collection] = Object.entries(source.objects)[0] as [string, GeometryCollection<ImportedArea>];
  const wards = new Map<string, (Polygon<ImportedArea> | MultiPolygon<ImportedArea>)[]>();
  const others: GeometryCollection<ImportedArea>['geometries'] = [];
  for (const geometry of collection.geometries) {
    const { N03_007: code } = (geometry.properties ?? {}) as ImportedArea;
    const city = code ? cityOfWard(code) : undefined;
    if (city === undefined || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) {
      others.push(geometry);
    } else {
      wards.set(city, [...(wards.get(city) ?? []), geometry]);
    }
  }
  const cities = [...wards].map(([code, parts]) => {
    const first = parts[0]!.properties!;
    const properties: ImportedArea = {
      N03_001: first.N03_001 ?? null,
      N03_003: nameOfCity(first),
      N03_004: null,
      N03_007: code,
    };
    return { ...mergeArcs(source, parts), properties };
  });
  return {
    ...source,
    objects: { [name]: { type: 'GeometryCollection', geometries: [...cities, ...others] } },
  };
}

/** Editions up to 2022 name the city in N03_003 and the ward in N03_004, later ones the city in N03_004. */
function nameOfCity({ N03_003, N03_004 }: ImportedArea): string | null {
  return [N03_003, N03_004].find((name) => name?.endsWith('市')) ?? null;
}
