/** A publication in its own words, or a link to where it stands. */
export function Citation({ text }: { text: string }) {
  if (!/^https?:/.test(text) || !URL.canParse(text)) return <>{text}</>;
  return (
    <a href={text} target="_blank" rel="noreferrer">
      {new URL(text).hostname}
    </a>
  );
}
