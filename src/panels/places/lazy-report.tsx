import type { ComponentProps } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type PlaceReportSections from './place-report-sections.tsx';

type Sections = typeof PlaceReportSections;

/** The longer part of a place's details, which is fetched when details are first looked at. */
export function LazyReport(props: ComponentProps<Sections>) {
  const [loaded, setLoaded] = useState<{ readonly Sections?: Sections; readonly error?: string }>({});
  useEffect(() => {
    let isGone = false;
    import('./place-report-sections.tsx').then(
      ({ default: Sections }) => {
        if (!isGone) setLoaded({ Sections });
      },
      (reason: unknown) => {
        if (!isGone) setLoaded({ error: reason instanceof Error ? reason.message : String(reason) });
      },
    );
    return () => {
      isGone = true;
    };
  }, []);
  const { Sections, error } = loaded;
  if (error !== undefined) {
    return (
      <p class="field-error" role="status">
        {error}
      </p>
    );
  }
  return Sections === undefined ? null : <Sections {...props} />;
}
