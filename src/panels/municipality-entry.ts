/** Reads municipalities as somebody types them: codes, or names in either language. Pure. */
import type { Atlas } from '../model/atlas.ts';

export type MunicipalityEntry =
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly entry: string; readonly candidates: readonly string[] };

type Places = Pick<Atlas, 'municipalities' | 'prefectures'>;

/**
 * Entries are divided by commas; codes also by spaces, which a name may hold. A name that several municipalities have
 * counts with its prefecture before or after it.
 * @returns codes in the order of the entries, or the first that is no one municipality with the codes of all it may be
 */
export function readMunicipalities(text: string, places: Places): MunicipalityEntry {
  const codes: string[] = [];
  for (const entry of entriesOf(text)) {
    const candidates = candidatesOf(entry, places);
    if (candidates.length !== 1) return { ok: false, entry, candidates };
    codes.push(candidates[0]!);
  }
  return { ok: true, codes: [...new Set(codes)] };
}

function entriesOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[,、;\n]+/)
    .flatMap((part) => (/^[\d\s]+$/.test(part) ? part.split(/\s+/) : [part.trim()]))
    .filter((part) => part !== '');
}

/** Equal but for spaces and case. */
const folded = (name: string) => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function candidatesOf(entry: string, { municipalities, prefectures }: Places): string[] {
  const { code, nameJa, nameEn, prefecture, count } = municipalities;
  const wanted = folded(entry);
  const found: string[] = [];
  for (let m = 0; m < count; m++) {
    const p = prefecture[m]!;
    const spellings = [
      code[m]!,
      ...[
        [nameJa[m]!, prefectures.nameJa[p]!],
        [nameEn[m]!, prefectures.nameEn[p]!],
      ].flatMap(([name, holder]) => [name!, `${holder}${name}`, `${name}${holder}`]),
    ];
    if (spellings.some((spelling) => folded(spelling) === wanted)) found.push(code[m]!);
  }
  return found;
}
