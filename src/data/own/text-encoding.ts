/** The encodings in which Japanese tables come, told apart by what the bytes can be. */
export type TextEncoding = 'utf-8' | 'shift_jis' | 'euc-jp' | 'utf-16le' | 'utf-16be';

export const TEXT_ENCODINGS: readonly TextEncoding[] = [
  'utf-8',
  'shift_jis',
  'euc-jp',
  'utf-16le',
  'utf-16be',
];

/**
 * By byte order mark; else the first of UTF-8, Shift_JIS (the web's, which is CP932) and EUC-JP in which every byte is
 * read. EUC-JP that Shift_JIS can read too shows in half-width kana, which no table is full of.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const readable = (['utf-8', 'shift_jis', 'euc-jp'] as const).filter((encoding) => {
    const text = decode(bytes, encoding);
    // EUC-JP passes on control codes of which no table is made.
    return text !== undefined && (encoding !== 'euc-jp' || !/[\u0080-\u009F]/.test(text));
  });
  if (readable[0] !== 'shift_jis' || !readable.includes('euc-jp')) return readable[0];
  const kana = (text: string) => text.match(/[\uFF61-\uFF9F]/g)?.length ?? 0;
  const rare = (text: string) =>
    text.match(/[^\p{ASCII}\u3000-\u30FF\u4E00-\u9FFF\uFF00-\uFF60]/gu)?.length ?? 0;
  const shiftJis = decode(bytes, 'shift_jis')!;
  const eucJp = decode(bytes, 'euc-jp')!;
  return kana(shiftJis) + rare(shiftJis) > rare(eucJp) ? 'euc-jp' : 'shift_jis';
}

/** @returns undefined where some byte is not of that encoding */
export function decode(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** First bytes of a file without the character that the cut may have gone through: up to the last line end. */
export function wholeLines(head: Uint8Array, isWholeFile: boolean): Uint8Array {
  if (isWholeFile) return head;
  const end = head.lastIndexOf(10);
  return end < 0 ? head.subarray(0, head.length - 4) : head.subarray(0, end + 1);
}

/** Line of the first byte that is not of that encoding, from 1; of encodings in which a line feed is one byte. */
export function firstUnreadableLine(bytes: Uint8Array, encoding: TextEncoding): number {
  let line = 1;
  for (let at = 0; at < bytes.length; line++) {
    const end = bytes.indexOf(10, at);
    const next = end < 0 ? bytes.length : end + 1;
    if (decode(bytes.subarray(at, next), encoding) === undefined) return line;
    at = next;
  }
  return line;
}
