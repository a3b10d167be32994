/** How the tabs of one browser tell each other what they have saved. */
export interface TabMessage {
  readonly kind: 'saved' | 'removed';
  readonly id: string;
}

export interface TabChannel {
  tell(message: TabMessage): void;
  /** Hears the other tabs, never itself. */
  hear(listener: (message: TabMessage) => void): void;
  close(): void;
}

/** Silent where the browser has no such channel; revisions in the store still keep tabs from overwriting each other. */
export function createTabChannel(name = 'denen-scenarios'): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell() {}, hear() {}, close() {} };
  const channel = new BroadcastChannel(name);
  return {
    tell: (message) => channel.postMessage(message),
    hear(listener) {
      channel.onmessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
    },
    close: () => channel.close(),
  };
}
