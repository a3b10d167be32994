import type { Atlas } from '../../model/atlas.ts';
import { municipalitiesOf, NATION } from '../../model/places/place-scope.ts';
import type { PrintJob } from '../../state/out/out.ts';
import { useLocale } from '../app-context.ts';
import { type ScopeChoice, ScopeFields } from './scope-fields.tsx';

interface PrintTabProps extends ScopeChoice {
  readonly atlas: Atlas;
  readonly kind: PrintJob['kind'];
  readonly onOpen: (job: PrintJob) => void;
}

/** Sheets or a briefing: for what, and as of when. */
export function PrintTab({ atlas, kind, onOpen, ...choice }: PrintTabProps) {
  const { format } = useLocale();
  const { words, fiscalYear } = choice;
  const isSheets = kind === 'sheets';
  // A print run has a block at most; without a choice it is the first one.
  const scope =
    isSheets && choice.scope.kind === NATION.kind ? ({ kind: 'block', index: 0 } as const) : choice.scope;
  const count = format.integer(municipalitiesOf(atlas, scope).length);
  return (
    <div class="out-files">
      <p>{isSheets ? words.print.sheetsHelp : words.print.briefingHelp}</p>
      <ScopeFields
        atlas={atlas}
        {...choice}
        scope={scope}
        hasNation={!isSheets}
        hasYear
        wholePrefecture={isSheets ? wholeOf(atlas, choice, format.integer) : undefined}
      />
      <div class="button-row">
        <button
          type="button"
          class="button primary"
          data-testid="out-open-print"
          onClick={() => onOpen({ kind, scope, fiscalYear })}
        >
          {isSheets ? words.print.open(count) : words.print.openBriefing}
        </button>
      </div>
    </div>
  );
}

function wholeOf(
  atlas: Atlas,
  { scope, words }: ScopeChoice,
  integer: (value: number) => string,
): string | undefined {
  if (scope.kind !== 'prefecture' && scope.kind !== 'municipality') return undefined;
  const prefecture =
    scope.kind === 'prefecture' ? scope.index : atlas.municipalities.prefecture[scope.index]!;
  const { length } = municipalitiesOf(atlas, { kind: 'prefecture', index: prefecture });
  return words.scope.allMunicipalities(integer(length));
}
