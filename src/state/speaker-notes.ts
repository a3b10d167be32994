/**
 * What the window with the speaker's notes shows, and what it asks for. The page that presents tells everything in
 * ready words, so that the window needs nothing but a channel; either may be opened again without the other's noticing.
 */
export interface NotesContent {
  readonly kind: 'content';
  readonly language: 'ja' | 'en';
  readonly theme: 'light' | 'dark';
  readonly title: string;
  readonly position: string;
  readonly heading: string;
  readonly note: string;
  readonly next: string;
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
  readonly stepAtMs: number;
  readonly words: {
    readonly nextStep: string;
    readonly clock: string;
    readonly elapsed: string;
    readonly onStep: string;
    readonly restart: string;
    readonly goOn: string;
    readonly goBack: string;
  };
}

export type NotesMessage =
  | NotesContent
  /** The window has opened and knows nothing yet. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'next' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'restart' };
