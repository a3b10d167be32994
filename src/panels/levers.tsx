import { useEffect, useState } from 'preact/hooks';
import type { ParameterId } from '../model/parameters.ts';
import { useApp, useLocale } from './app-context.ts';
import { ChevronIcon } from './icons.tsx';
import { Lever } from './lever.tsx';
import { type LeverGroup, type LeverSection, leverGroups } from './lever-view-model.ts';
import { useSelected } from './use-signal-value.ts';

const GROUPS = leverGroups();

/** Every lever and assumption, generated from the catalogue. */
export function Levers() {
  const { messages } = useLocale();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(['fibre', 'radio']));
  const toggle = (group: string) => {
    const next = new Set(opened);
    if (!next.delete(group)) next.add(group);
    setOpened(next);
  };
  // One group after the other once the page has taken shape: all of them at once would hold it up.
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (shown === GROUPS.length) return;
    const timer = setTimeout(() => setShown(shown + 1));
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <section class="levers" aria-labelledby="levers-heading" data-testid="levers">
      <header class="panel-header">
        <h2 id="levers-heading">{messages.levers.heading}</h2>
      </header>
      {GROUPS.slice(0, shown).map((group) => (
        <Group
          key={group.group}
          group={group}
          isOpen={opened.has(group.group)}
          onToggle={() => toggle(group.group)}
        />
      ))}
    </section>
  );
}

function Group({ group, isOpen, onToggle }: { group: LeverGroup; isOpen: boolean; onToggle: () => void }) {
  const { messages } = useLocale();
  const bodyId = `levers-${group.group}`;
  return (
    <section class="lever-group">
      <h3>
        <button
          type="button"
          class="disclosure"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          data-testid={`lever-group-${group.group}`}
          onClick={onToggle}
        >
          <ChevronIcon />
          {messages.levers.groups[group.group]}
          <ChangeCount group={group} />
        </button>
      </h3>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && group.sections.map((section) => <Section key={section.role} section={section} />)}
      </div>
    </section>
  );
}

/** How many of a group's levers are not at their defaults: drawn by itself, so that a move leaves the others alone. */
function ChangeCount({ group }: { group: LeverGroup }) {
  const app = useApp();
  const { messages, format } = useLocale();
  const changed = useSelected(() => {
    const changes = app.scenario.value.parameters;
    const ids = group.sections.flatMap(({ prominent, more }) => [...prominent, ...more]);
    return ids.filter((id) => changes[id] !== undefined).length;
  }, [app, group]);
  if (changed === 0) return null;
  return <span class="chip">{messages.app.changes(format.integer(changed), changed)}</span>;
}

function Section({ section }: { section: LeverSection }) {
  const { messages, format } = useLocale();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const { levers } = messages;
  const { role, prominent, more } = section;
  return (
    <section class="lever-section" data-role={role}>
      <h4>
        {levers.roles[role]} <span class="muted">{levers.roleHelp[role]}</span>
      </h4>
      <LeverList ids={prominent} />
      {more.length > 0 && (
        <>
          {isMoreOpen && <LeverList ids={more} />}
          <button
            type="button"
            class="disclosure small"
            aria-expanded={isMoreOpen}
            onClick={() => setMoreOpen(!isMoreOpen)}
          >
            <ChevronIcon />
            {levers.more(format.integer(more.length))}
          </button>
        </>
      )}
    </section>
  );
}

function LeverList({ ids }: { ids: readonly ParameterId[] }) {
  return (
    <ul class="lever-list">
      {ids.map((id) => (
        <li key={id}>
          <Lever id={id} />
        </li>
      ))}
    </ul>
  );
}
