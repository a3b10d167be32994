/** What the bench of levers runs within the page; each function stands by itself. */

/** In the page: opens every group and what stands behind "more". */
export async function openLevers() {
  const next = () => new Promise((resolve) => setTimeout(resolve, 50));
  for (let round = 0; round < 4; round++) {
    const closed = document.querySelectorAll<HTMLButtonElement>(
      '.levers .disclosure[aria-expanded="false"]:not(.series-control .disclosure)',
    );
    for (const button of closed) button.click();
    await next();
  }
}

export interface Asked {
  readonly lever: string;
  /** Of the slider, 0–1000. */
  readonly place: number;
  /** Selector of what is marked as old. */
  readonly markedOld: string;
  /** The same of what the lever reads by itself; what follows from that may come later. */
  readonly ownMarkedOld: string;
  /** Whether the lever rests then; else the next move overtakes what is under way. */
  readonly isLast: boolean;
}

/** In the page: moves a slider, and waits for what it changes; told by changes of the page, no timer between. */
export async function moveLever({ lever, place, markedOld, ownMarkedOld, isLast }: Asked) {
  const slider = document.querySelector<HTMLInputElement>(
    `[data-testid="lever-${lever}"] input[type="range"]`,
  );
  if (slider === null) throw new Error(`Expected a slider of ${lever}.`);
  const attribute = (name: string) => document.querySelector(`[${name}]`)!.getAttribute(name);
  const run = () => attribute('data-run');
  // Some rules of the siting leave no room for the hubs: that is told, and is no move.
  const hasFailed = () => run() === 'failed';
  const isOld = () => document.querySelector(markedOld) !== null;
  const recolourings = () =>
    performance.getEntriesByName('denen:recoloured').filter(({ startTime }) => startTime > from);
  const next = () => new Promise((resolve) => setTimeout(resolve, 0));
  /** The time from the event at which it came to be so. */
  const until = (what: string, isThere: () => boolean) =>
    new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Expected ${what} after a move of ${lever}.`)), 60_000);
      const look = () => {
        if (!isThere()) return;
        observer.disconnect();
        clearTimeout(late);
        resolve(performance.now() - from);
      };
      const observer = new MutationObserver(look);
      observer.observe(document.documentElement, {
        attributeFilter: ['data-old', 'data-run'],
        subtree: true,
        childList: true,
      });
      look();
    });
  const inputsBefore = attribute('data-inputs');
  let isMarked = false;
  const from = performance.now();
  slider.value = String(place);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  const standing = until('numbers', () => {
    if (isOld()) isMarked = true;
    return hasFailed() || (isMarked && !isOld());
  });
  const ownStanding = until('own numbers', () => {
    return hasFailed() || (isMarked && document.querySelector(ownMarkedOld) === null);
  });
  standing.catch(() => {});
  ownStanding.catch(() => {});
  // By the next task what is old is marked so.
  await next();
  if (attribute('data-inputs') === inputsBefore) return undefined;
  const own = isMarked ? await ownStanding : Number.NaN;
  const numbers = isMarked ? await standing : Number.NaN;
  if (hasFailed()) {
    document.querySelector<HTMLButtonElement>('[data-testid="undo"]')!.click();
    await next();
    await until('the end of the run', () => run() === 'done');
    return undefined;
  }
  // A task behind the frame's own callback begins once the frame's style, layout and painting are done.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  const frame = performance.now() - from;
  // What needs no frame of the map is told in the task of the numbers, before them; the rest when it has been drawn.
  const marks = isMarked ? recolourings() : [];
  const mark = marks.find(({ startTime }) => startTime >= from + numbers) ?? marks.at(-1);
  if (isMarked && mark === undefined)
    throw new Error(`Expected a map by the frame after a move of ${lever}.`);
  const map = mark === undefined ? Number.NaN : mark.startTime - from;
  const all = isLast ? await until('the end of the run', () => run() === 'done') : Number.NaN;
  // Long tasks are told a little later.
  await new Promise((resolve) => setTimeout(resolve, 30));
  const tasks = (window as unknown as { denenLongTasks: { start: number; duration: number }[] })
    .denenLongTasks;
  const during = tasks.filter(({ start }) => start >= from && start < from + numbers);
  return {
    own,
    numbers,
    map,
    frame,
    all,
    longestTask: Math.max(0, ...during.map(({ duration }) => duration)),
  };
}
