/** Names and numbers, one to a line. */
export function FactList({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl class="detail-rows">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
