/** One page of A4 about one municipality. Numbers that a table of the run also holds carry its column's name. */
import type { Atlas } from '../../../model/atlas.ts';
import type { Topic } from '../../../model/places/statement.ts';
import { LineChart } from './line-chart.tsx';
import { SheetMap } from './sheet-map.tsx';
import type { SheetModel, SheetRun } from './sheet-model.ts';
import {
  BindingNotes,
  MoneyTable,
  NeighbourTable,
  PathTable,
  SubsidyTable,
  TargetTable,
} from './sheet-place-tables.tsx';
import { CellsTable, KeyFigures, OwnFigures, YearTable } from './sheet-year-tables.tsx';

const FIBRE = '#0b6e7c';
const RADIO = '#6a3d9a';
const CHART_WIDTH = 910;
const CHART_HEIGHT = 200;
/** Sources of what a sheet says; the others of the atlas feed parts that it leaves out. */
const SOURCES = [
  'census-mesh-2015',
  'boundaries',
  'municipalities',
  'published-national',
  'published-prefecture',
];

export function Sheet({ run, model }: { readonly run: SheetRun; readonly model: SheetModel }) {
  const { words, locale, fiscalYear } = run;
  const { report, frame, around, own, fibreCells, radioCells } = model;
  const { format } = locale;
  const sheet = words.sheet;
  const year = format.fiscalYear(fiscalYear);
  const map = { frame, around, own, fiscalYear, words: sheet, format };
  const goals = (metric: string) => report.targets.filter((target) => target.metric === metric);
  const measured = (topic: Topic) => report.measured.filter((each) => each.topic === topic);
  const chart = {
    width: CHART_WIDTH,
    height: CHART_HEIGHT,
    fiscalYears: report.series.fiscalYears,
    fiscalYear,
    format,
  };
  return (
    <>
      <SheetHead run={run} municipality={model.municipality} />
      <KeyFigures run={run} report={report} />
      <OwnFigures run={run} report={report} />
      <div class="sheet-pair sheet-maps">
        <SheetMap title={sheet.fibreMap(year)} cells={fibreCells} {...map} />
        <SheetMap title={sheet.radioMap(year)} cells={radioCells} {...map} />
      </div>
      <div class="sheet-pair">
        <section>
          <h3>
            {sheet.fibreChart} <Mark>{sheet.modelled}</Mark>
          </h3>
          <LineChart
            {...chart}
            label={sheet.fibreChart}
            values={report.series.fibreHouseholdCoverage}
            goals={goals('fibreHouseholdCoverage')}
            measured={measured('fibre')}
            colour={FIBRE}
            decimals={2}
          />
        </section>
        <section>
          <h3>
            {sheet.radioChart} <Mark>{sheet.modelled}</Mark>
          </h3>
          <LineChart
            {...chart}
            label={sheet.radioChart}
            values={report.series.radioPopulationCoverage}
            goals={goals('radioPopulationCoverage')}
            measured={measured('radio')}
            colour={RADIO}
            decimals={1}
          />
        </section>
      </div>
      <YearTable run={run} report={report} />
      <div class="sheet-pair">
        <CellsTable run={run} kind="fibre" report={report} />
        <CellsTable run={run} kind="radio" report={report} />
      </div>
      <div class="sheet-pair">
        <div>
          <TargetTable run={run} report={report} />
          <SubsidyTable run={run} report={report} />
        </div>
        <div>
          <MoneyTable run={run} report={report} />
          <BindingNotes run={run} report={report} />
        </div>
      </div>
      <div class="sheet-pair">
        <PathTable run={run} report={report} />
        <NeighbourTable run={run} report={report} />
      </div>
      <SheetFoot run={run} />
    </>
  );
}

export function Mark({ children }: { readonly children: string }) {
  return <span class="sheet-mark">{children}</span>;
}

function SheetHead({ run, municipality }: { readonly run: SheetRun; readonly municipality: number }) {
  const { words, atlas, outcome, locale, scenarioName } = run;
  const { municipalities, prefectures, blocks } = atlas;
  const isJapanese = locale.language === 'ja';
  const prefecture = municipalities.prefecture[municipality]!;
  const block = prefectures.block[prefecture]!;
  const named = (table: { nameJa: readonly string[]; nameEn: readonly string[] }, index: number) =>
    (isJapanese ? table.nameJa : table.nameEn)[index]!;
  return (
    <header class="sheet-head">
      <div>
        <h2 data-testid="sheet-name">
          {named(municipalities, municipality)}
          <span class="sheet-kana">
            {isJapanese
              ? municipalities.nameKana[municipality]
              : `${municipalities.nameJa[municipality]} (${municipalities.nameKana[municipality]})`}
          </span>
        </h2>
        <p>
          {[
            named(prefectures, prefecture),
            words.sheet.block(named(blocks, block)),
            municipalities.code[municipality],
          ].join(locale.messages.places.separator)}
        </p>
      </div>
      <div class="sheet-head-right">
        <p>
          {words.sheet.title}
          {locale.messages.places.separator}
          {words.sheet.figuresOf(locale.format.fiscalYearEnd(run.fiscalYear))}
        </p>
        <p class="sheet-scenario">{words.sheet.scenario(scenarioName)}</p>
        <p>{words.sheet.versions(outcome.modelVersion, atlas.id)}</p>
      </div>
    </header>
  );
}

function SheetFoot({ run }: { readonly run: SheetRun }) {
  const { words, atlas, locale } = run;
  const named = sheetSources(atlas).map((source) => {
    const isJapanese = locale.language === 'ja';
    const title = isJapanese ? source.titleJa : source.titleEn;
    const publisher = isJapanese ? source.publisherJa : source.publisherEn;
    return isJapanese ? `${publisher}「${title}」${source.date}` : `${publisher}: ${title}, ${source.date}`;
  });
  return (
    <footer class="sheet-foot">
      <p>{words.sheet.marks}</p>
      <p>{words.sheet.sources(named.join(locale.language === 'ja' ? '、' : '; '))}</p>
    </footer>
  );
}

export function sheetSources({ sources }: Atlas): Atlas['sources'] {
  return sources.filter(({ id }) => SOURCES.includes(id));
}
