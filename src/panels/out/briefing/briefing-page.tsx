import type { BriefingDocument } from './briefing-document.ts';

/** The text on paper; numbers carry the names of their facts. */
export function BriefingPage({ document }: { readonly document: BriefingDocument }) {
  const { title, intro, sections, versions } = document;
  return (
    <>
      <h2>{title}</h2>
      <p>{intro.map(({ text }) => text).join('')}</p>
      {sections.map(({ heading, sentences }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <ul>
            {sentences.map(({ segments, note }, i) => (
              <li key={i}>
                {segments.map((segment, k) =>
                  segment.kind === 'fact' ? (
                    <b key={k} data-fact={segment.fact.id}>
                      {segment.text}
                    </b>
                  ) : (
                    segment.text
                  ),
                )}{' '}
                <small>{note}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="sheet-note">{versions}</p>
    </>
  );
}
