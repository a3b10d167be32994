import type { Provenance as Kind } from '../locale/messages.ts';
import { useLocale } from './app-context.ts';

/** The mark beside a number: was it published, or does the model say so? */
export function Provenance({ kind }: { kind: Kind }) {
  const { messages } = useLocale();
  return (
    <span class="provenance" data-provenance={kind} title={messages.provenanceHelp[kind]}>
      {messages.provenance[kind]}
    </span>
  );
}
