/** How the files of measured figures are named on paper. */
import type { Locale } from '../../../locale/locale.ts';
import type { SheetWords } from '../../../locale/out/out-words.ts';
import type { MeasuredValue } from '../../../model/places/measured-coverage.ts';
import type { Topic } from '../../../model/places/statement.ts';

/** Topics, years and files of what has been measured; undefined where nothing has. */
export function ownFilesText(
  measured: readonly MeasuredValue[],
  sheet: SheetWords,
  { format, messages }: Locale,
): string | undefined {
  if (measured.length === 0) return undefined;
  const years = new Map<string, { topic: Topic; fileName: string; years: string[] }>();
  for (const { topic, fileName, fiscalYear } of measured) {
    const key = `${topic} ${fileName}`;
    const entry = years.get(key) ?? { topic, fileName, years: [] };
    entry.years.push(format.fiscalYear(fiscalYear));
    years.set(key, entry);
  }
  const files = [...years.values()].map((each) =>
    sheet.ownFile(sheet[each.topic], each.years.join(messages.places.separator), each.fileName),
  );
  return sheet.own(files.join(messages.places.separator));
}
