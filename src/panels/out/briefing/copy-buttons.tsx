import { useState } from 'preact/hooks';
import type { OutWords } from '../../../locale/out/out-words.ts';
import { type BriefingDocument, briefingHtml, briefingMarkdown, briefingText } from './briefing-document.ts';

interface CopyButtonsProps {
  readonly document: BriefingDocument;
  readonly language: string;
  readonly words: OutWords['briefing'];
}

/** The briefing on the clipboard; HTML goes as such, so that a word processor takes its headings. */
export function CopyButtons({ document, language, words }: CopyButtonsProps) {
  const [state, setState] = useState<'' | 'copied' | 'notCopied'>('');
  const copy = async (write: () => Promise<void>) => {
    try {
      await write();
      setState('copied');
    } catch {
      // No clipboard on an insecure page or without permission: the text is there to be selected.
      setState('notCopied');
    }
  };
  const plain = (text: string) => copy(() => navigator.clipboard.writeText(text));
  const rich = () =>
    copy(() => {
      const blob = (text: string, type: string) => new Blob([text], { type });
      return navigator.clipboard.write([
        new ClipboardItem({
          'text/html': blob(briefingHtml(document, language), 'text/html'),
          'text/plain': blob(briefingText(document), 'text/plain'),
        }),
      ]);
    });
  return (
    <>
      <button
        type="button"
        class="button"
        data-testid="copy-text"
        onClick={() => void plain(briefingText(document))}
      >
        {words.copyText}
      </button>
      <button
        type="button"
        class="button"
        data-testid="copy-markdown"
        onClick={() => void plain(briefingMarkdown(document))}
      >
        {words.copyMarkdown}
      </button>
      <button type="button" class="button" data-testid="copy-html" onClick={() => void rich()}>
        {words.copyHtml}
      </button>
      <span role="status" data-testid="copy-state">
        {state !== '' && words[state]}
      </span>
    </>
  );
}
