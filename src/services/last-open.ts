/** Which scenario a tab had open: its own word over a reload, else the browser's. */
const KEY = 'denen.scenario';

export const LAST_OPEN = {
  read(): string | undefined {
    try {
      return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? undefined;
    } catch {
      // Storage may be forbidden; the published plan is opened then.
      return undefined;
    }
  },
  write(id: string): void {
    try {
      sessionStorage.setItem(KEY, id);
      localStorage.setItem(KEY, id);
    } catch {
      // Storage may be forbidden or full; the next visit opens the published plan.
    }
  },
};
