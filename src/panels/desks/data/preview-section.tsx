import type { ComponentChildren } from 'preact';
import { KIND_FIELDS } from '../../../data/own/fields.ts';
import { type Inspection, isTableMapping, type Mapping } from '../../../data/own/inspection.ts';
import { DELIMITERS } from '../../../data/own/read-records.ts';
import type { TableMapping, TablePreview } from '../../../data/own/table-layout.ts';
import { TEXT_ENCODINGS } from '../../../data/own/text-encoding.ts';
import { FISCAL_YEARS } from '../../../model/parameter.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';

interface PreviewProps {
  readonly inspection: Inspection;
  readonly mapping: Mapping;
}

/** Rows above the data among which a header may be chosen. */
const HEADER_ROWS = 12;

/** What the file seems to be, to be corrected where that is wrong. */
export function PreviewSection({ inspection, mapping }: PreviewProps) {
  const { own } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.data;
  const { preview } = words;
  const table = inspection.preview;
  return (
    <DeskSection
      id="data-preview"
      heading={preview.heading}
      {...(table === undefined
        ? {}
        : {
            table: () => <PlainTable caption={preview.rows} head={table.columns} rows={table.rows} />,
          })}
    >
      <dl class="facts import-facts">
        <Fact label={preview.file}>
          <b class="file-name">{inspection.fileName}</b>
          {inspection.fileCount > 1 && ` ${preview.fileCount(format.integer(inspection.fileCount - 1))}`}
        </Fact>
        <Fact label={preview.format}>
          {words.formats[inspection.format]} {sizeText(inspection.sizeBytes, format.integer)}
        </Fact>
      </dl>
      <div class="import-choices">
        <Choice
          id="import-kind"
          label={preview.kind}
          value={mapping.kind}
          options={inspection.kinds.map((kind) => [kind, words.kinds[kind]])}
          onChoose={(kind) => own.chooseKind(kind)}
        />
        {isTableMapping(mapping) && inspection.format === 'csv' && <LayoutChoices mapping={mapping} />}
      </div>
      <p class="muted">{words.kindHelp[mapping.kind]}</p>
      {isTableMapping(mapping) && table !== undefined && <FieldChoices mapping={mapping} preview={table} />}
    </DeskSection>
  );
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: T | '';
  readonly options: readonly (readonly [T | '', string])[];
  readonly onChoose: (value: T) => void;
  readonly isLabelHidden?: boolean;
}

function Choice<T extends string>({ id, label, value, options, onChoose, isLabelHidden }: ChoiceProps<T>) {
  return (
    <label class="import-choice">
      <span class={isLabelHidden ? 'visually-hidden' : 'muted'}>{label}</span>
      <select
        class="select"
        data-testid={id}
        value={value}
        disabled={options.length < 2}
        onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function LayoutChoices({ mapping }: { mapping: TableMapping }) {
  const { own } = useApp();
  const { messages, format } = useLocale();
  const { preview, encodings, delimiters } = messages.desks.data;
  const rows = Array.from({ length: Math.max(HEADER_ROWS, mapping.headerRow) }, (_, i) => `${i + 1}`);
  return (
    <>
      <Choice
        id="import-encoding"
        label={preview.encoding}
        value={mapping.encoding}
        options={TEXT_ENCODINGS.map((encoding) => [encoding, encodings[encoding]])}
        onChoose={(encoding) => own.correctLayout({ encoding })}
      />
      <Choice
        id="import-delimiter"
        label={preview.delimiter}
        value={mapping.delimiter}
        options={DELIMITERS.map((delimiter) => [delimiter, delimiters[delimiter]])}
        onChoose={(delimiter) => own.correctLayout({ delimiter })}
      />
      <Choice
        id="import-header"
        label={preview.headerRow}
        value={`${mapping.headerRow}`}
        options={[
          ['0', preview.noHeader],
          ...rows.map((row) => [row, preview.rowNumber(format.integer(Number(row)))] as const),
        ]}
        onChoose={(row) => own.correctLayout({ headerRow: Number(row) })}
      />
    </>
  );
}

/** A row per column of the file: what it is called, what is in it, what it means. */
function FieldChoices({ mapping, preview }: { mapping: TableMapping; preview: TablePreview }) {
  const { own } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.data;
  const { preview: texts, fields } = words;
  const unmapped = mapping.kind === 'coverage' ? texts.ignored : texts.attribute;
  const hasShare = mapping.fields.some((field) => field === 'fibre' || field === 'radio');
  const choose = (column: number, value: string) => {
    const next = preview.columns.map((_, i) => {
      const field =
        i === column ? KIND_FIELDS[mapping.kind].find(({ id }) => id === value)?.id : mapping.fields[i];
      // One column per field: whoever had it before gives it up.
      return i !== column && field === value ? undefined : field;
    });
    own.correctMapping({ fields: next });
  };
  return (
    <>
      <div class="table-scroll">
        <table class="data-table mapping-table" data-testid="import-mapping">
          <caption class="visually-hidden">{texts.meaning}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.column}</th>
              <th scope="col">{texts.sample}</th>
              <th scope="col">{texts.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((label, i) => (
              <tr key={i}>
                <th scope="row">{label}</th>
                <td class="samples muted">
                  {preview.rows
                    .slice(0, 3)
                    .map((row) => row[i] ?? '')
                    .join(messages.places.separator)}
                </td>
                <td>
                  <Choice
                    id={`import-field-${i}`}
                    label={texts.meaningOf(label)}
                    isLabelHidden
                    value={mapping.fields[i] ?? ''}
                    options={[
                      ['', unmapped],
                      ...KIND_FIELDS[mapping.kind].map(
                        ({ id, required }) => [id, `${fields[id]}${required ? ' *' : ''}`] as const,
                      ),
                    ]}
                    onChoose={(value) => choose(i, value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="import-choices">
        {hasShare && (
          <Choice
            id="import-unit"
            label={texts.unit}
            value={mapping.isPercent ? 'percent' : 'share'}
            options={[
              ['percent', texts.percent],
              ['share', texts.share],
            ]}
            onChoose={(unit) => own.correctMapping({ isPercent: unit === 'percent' })}
          />
        )}
        {mapping.kind === 'coverage' && !mapping.fields.includes('fiscalYear') && (
          <Choice
            id="import-year"
            label={texts.fiscalYear}
            value={mapping.fiscalYear === undefined ? '' : `${mapping.fiscalYear}`}
            options={[
              ['', texts.chooseYear],
              ...FISCAL_YEARS.map((year) => [`${year}`, format.fiscalYear(year)] as const),
            ]}
            onChoose={(year) =>
              own.correctMapping({ fiscalYear: (year as string) === '' ? undefined : Number(year) })
            }
          />
        )}
      </div>
    </>
  );
}

function sizeText(bytes: number, integer: (value: number) => string): string {
  return bytes < 1e6 ? `${integer(Math.ceil(bytes / 1e3))} kB` : `${integer(Math.ceil(bytes / 1e6))} MB`;
}
