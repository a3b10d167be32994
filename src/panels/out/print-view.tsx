/** Pages to print, in the app's place: laid out in slices, so that hundreds of them never hold up the page. */
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { outWords } from '../../locale/out/out-locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import { municipalitiesOf, nameOfScope } from '../../model/places/place-scope.ts';
import type { Problem } from '../../model/problem.ts';
import type { Out, PrintJob } from '../../state/out/out.ts';
import { useApp, useAtlas, useLocale } from '../app-context.ts';
import { ProblemList } from '../problem-list.tsx';
import { nameOf } from '../scenarios/scenario-names.ts';
import { useScenarios } from '../scenarios/scenarios-context.ts';
import { briefingDocument } from './briefing/briefing-document.ts';
import { BriefingPage } from './briefing/briefing-page.tsx';
import { CopyButtons } from './briefing/copy-buttons.tsx';
import { useOut } from './out-context.ts';
import { Sheet } from './sheet/sheet.tsx';
import { type SheetRun, sheetModel, sheetRun } from './sheet/sheet-model.ts';
import '../styles/print.css';
import '../styles/sheet.css';

type Layout =
  | { readonly kind: 'layingOut' | 'ready' | 'stopped'; readonly done: number; readonly all: number }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** A slice of work; the page answers between two of them. */
const SLICE_MS = 30;

export default function PrintView({ job }: { readonly job: PrintJob }) {
  const app = useApp();
  const out = useOut();
  const locale = useLocale();
  const atlas = useAtlas();
  const { library } = useScenarios();
  const pages = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const stop = useRef(false);
  const [layout, setLayout] = useState<Layout>({ kind: 'layingOut', done: 0, all: 0 });
  const words = outWords(locale.language);
  const scenarioName = nameOf(locale, library.currentId.peek(), app.scenario.peek());
  const place = atlas === undefined ? '' : nameOfScope(atlas, job.scope, locale.language, words.nation);
  const title = `${words.tabs[job.kind]} ${place} ${locale.format.fiscalYear(job.fiscalYear)}`;

  const outcome = useMemo(() => out.outcome.peek(), [out]);
  const briefing = useMemo(
    () =>
      job.kind === 'briefing' && atlas !== undefined && outcome !== undefined
        ? briefingDocument({
            locale,
            atlas,
            outcome,
            scenarioName,
            scope: job.scope,
            fiscalYear: job.fiscalYear,
            measured: app.own.coverage.peek(),
          })
        : undefined,
    [app, job, locale, atlas, outcome, scenarioName],
  );
  useEffect(() => {
    const host = pages.current;
    if (host === null || atlas === undefined || outcome === undefined || job.kind !== 'sheets') return;
    stop.current = false;
    let isGone = false;
    const own = app.own.coverage.peek();
    void layOut(host, { atlas, outcome, out, job }, { locale, scenarioName, own }, (next) => {
      if (!isGone) setLayout(next);
      return isGone || stop.current;
    });
    return () => {
      isGone = true;
      stop.current = true;
      for (const page of host.children) render(null, page);
      host.replaceChildren();
    };
  }, [app, atlas, outcome, out, job, locale, scenarioName]);
  useEffect(() => {
    // The name that a browser gives to the PDF.
    const before = document.title;
    document.title = title;
    heading.current?.focus();
    return () => {
      document.title = before;
    };
  }, [title]);

  const { format } = locale;
  const isReady = briefing !== undefined || layout.kind === 'ready' || layout.kind === 'stopped';
  return (
    <main
      class="print-view"
      data-testid="print-view"
      data-layout={briefing === undefined ? layout.kind : 'ready'}
      lang={locale.language}
    >
      <header class="print-bar">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {briefing !== undefined && (
          <CopyButtons document={briefing} language={locale.language} words={words.briefing} />
        )}
        <p role="status">
          {layout.kind === 'layingOut' &&
            briefing === undefined &&
            words.print.layingOut(format.integer(layout.done), format.integer(layout.all))}
          {layout.kind === 'ready' && words.print.ready(format.integer(layout.done))}
          {layout.kind === 'stopped' &&
            words.print.stopped(format.integer(layout.done), format.integer(layout.all))}
        </p>
        {layout.kind === 'layingOut' && briefing === undefined && (
          <>
            <progress max={Math.max(1, layout.all)} value={layout.done} aria-label={title} />
            <button
              type="button"
              class="button"
              data-testid="print-stop"
              onClick={() => {
                stop.current = true;
              }}
            >
              {words.print.stop}
            </button>
          </>
        )}
        <button
          type="button"
          class="button primary"
          data-testid="print-now"
          disabled={!isReady}
          onClick={() => window.print()}
        >
          {words.print.print}
        </button>
        <button
          type="button"
          class="button"
          data-testid="print-back"
          onClick={() => {
            out.printing.value = undefined;
          }}
        >
          {words.print.back}
        </button>
      </header>
      {layout.kind === 'failed' && <ProblemList problems={layout.problems} />}
      {briefing === undefined ? (
        <div ref={pages} class="print-pages" data-testid="print-pages" />
      ) : (
        <div class="print-pages">
          <article class="briefing" data-testid="briefing">
            <BriefingPage document={briefing} />
          </article>
        </div>
      )}
    </main>
  );
}

interface SheetJob {
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  readonly out: Out;
  readonly job: PrintJob;
}

/** @param tell is told how far the layout is, and answers whether to stop */
async function layOut(
  host: HTMLElement,
  { atlas, outcome, out, job: { scope, fiscalYear } }: SheetJob,
  words: Pick<SheetRun, 'locale' | 'scenarioName' | 'own'>,
  tell: (layout: Layout) => boolean,
): Promise<void> {
  const municipalities = municipalitiesOf(atlas, scope);
  const all = municipalities.length;
  if (tell({ kind: 'layingOut', done: 0, all })) return;
  const outlines = await out.outlines(Array.from({ length: atlas.municipalities.count }, (_, m) => m));
  if (!outlines.ok) {
    tell({ kind: 'failed', problems: outlines.problems });
    return;
  }
  const run = sheetRun({ ...words, atlas, outcome, fiscalYear, outlines: outlines.value });
  let sliceEnds = performance.now() + SLICE_MS;
  for (const [done, municipality] of municipalities.entries()) {
    if (performance.now() > sliceEnds) {
      const isStopped = tell({ kind: 'layingOut', done, all });
      await new Promise((resolve) => setTimeout(resolve));
      if (isStopped) {
        tell({ kind: 'stopped', done, all });
        return;
      }
      sliceEnds = performance.now() + SLICE_MS;
    }
    const page = document.createElement('section');
    page.className = 'sheet';
    page.dataset.testid = 'sheet';
    page.dataset.code = atlas.municipalities.code[municipality]!;
    render(<Sheet run={run} model={sheetModel(run, municipality)} />, page);
    host.append(page);
  }
  tell({ kind: 'ready', done: all, all });
}
