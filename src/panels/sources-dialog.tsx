import { UNKNOWN } from '../locale/format.ts';
import type { Source } from '../model/atlas.ts';
import { MODEL_VERSION } from '../model/outcome.ts';
import { useAtlas, useLocale } from './app-context.ts';
import { Dialog } from './dialog.tsx';
import { HelpSection } from './guide/help-section.tsx';
import { Provenance } from './provenance.tsx';

/** Where every number comes from, under which terms, and what its marks mean. */
export function SourcesDialog({ onClose }: { onClose: () => void }) {
  const { messages } = useLocale();
  const atlas = useAtlas();
  const { sources, provenanceHelp } = messages;
  return (
    <Dialog heading={sources.heading} onClose={onClose} testId="sources-dialog">
      <p>{sources.intro}</p>
      <HelpSection onLeave={onClose} />
      <h3>{sources.provenanceHeading}</h3>
      <dl class="marks">
        {(['measured', 'own', 'modelled'] as const).map((kind) => (
          <div key={kind}>
            <dt>
              <Provenance kind={kind} />
            </dt>
            <dd>{provenanceHelp[kind]}</dd>
          </div>
        ))}
      </dl>
      <h3>{sources.dataHeading}</h3>
      {atlas === undefined ? (
        <p class="muted">{sources.waiting}</p>
      ) : (
        <ol class="sources">
          {atlas.sources.map((source) => (
            <li key={source.id}>
              <SourceEntry source={source} />
            </li>
          ))}
        </ol>
      )}
      <h3>{sources.versions}</h3>
      <dl class="facts">
        <div>
          <dt>{sources.modelVersion}</dt>
          <dd class="code" data-testid="model-version">
            {MODEL_VERSION}
          </dd>
        </div>
        <div>
          <dt>{sources.atlasId}</dt>
          <dd class="code" data-testid="atlas-id">
            {atlas?.id ?? UNKNOWN}
          </dd>
        </div>
        <div>
          <dt>{sources.atlasVersion}</dt>
          <dd class="code">{atlas?.version ?? UNKNOWN}</dd>
        </div>
      </dl>
      <p class="muted">{sources.licence}</p>
    </Dialog>
  );
}

function SourceEntry({ source }: { source: Source }) {
  const { messages, language } = useLocale();
  const { sources } = messages;
  const pick = (japanese: string, english: string) => (language === 'ja' ? japanese : english);
  const title = pick(source.titleJa, source.titleEn);
  return (
    <>
      <p class="source-title">
        {source.url === undefined ? (
          title
        ) : (
          <a href={source.url} target="_blank" rel="noreferrer">
            {title}
          </a>
        )}
      </p>
      <dl class="facts">
        <div>
          <dt>{sources.publisher}</dt>
          <dd>{pick(source.publisherJa, source.publisherEn)}</dd>
        </div>
        <div>
          <dt>{sources.date}</dt>
          <dd>{source.date === '' ? UNKNOWN : source.date}</dd>
        </div>
        <div>
          <dt>{sources.terms}</dt>
          <dd>{pick(source.termsJa, source.termsEn)}</dd>
        </div>
        <div>
          <dt>{sources.credit}</dt>
          <dd>{pick(source.creditJa, source.creditEn)}</dd>
        </div>
        <div>
          <dt>{sources.file}</dt>
          <dd class="code">{source.file}</dd>
        </div>
        <div>
          <dt>{sources.sha256}</dt>
          <dd class="code">{source.sha256}</dd>
        </div>
      </dl>
    </>
  );
}
