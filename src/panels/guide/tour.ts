/** A walk over the screen: each part of it named and explained where it stands. */
import type { DriveStep } from 'driver.js';
import type { Language } from '../../state/app-state.ts';

/** Where each stop stands; one whose element is not on the screen is passed over. */
const STOPS = {
  board: '#board',
  levers: '.levers',
  map: '.layer-picker',
  years: '.year-row',
  desks: '.desk-switch',
  scenario: '.scenario-bar',
  present: '[data-testid="present"]',
  about: '[data-testid="sources-button"]',
} as const;
export type TourStop = keyof typeof STOPS;

/** @returns once the tour is on the screen */
export async function startTour(language: Language): Promise<void> {
  const [{ driver }, words] = await Promise.all([
    import('driver.js'),
    language === 'ja'
      ? import('../../locale/guide/ja-guide.ts').then(({ JA_GUIDE }) => JA_GUIDE)
      : import('../../locale/guide/en-guide.ts').then(({ EN_GUIDE }) => EN_GUIDE),
    import('driver.js/dist/driver.css'),
    import('./tour.css'),
  ]);
  const steps = (Object.entries(STOPS) as [TourStop, string][])
    .filter(([, selector]) => isOnScreen(document.querySelector(selector)))
    .map(([stop, element]): DriveStep => {
      const { title, text } = words.stops[stop];
      return { element, popover: { title, description: text } };
    });
  const opener = document.activeElement;
  driver({
    steps,
    animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    showProgress: true,
    progressText: words.progress,
    nextBtnText: words.next,
    prevBtnText: words.back,
    doneBtnText: words.done,
    popoverClass: 'tour',
    disableActiveInteraction: true,
    onDestroyed() {
      if (opener instanceof HTMLElement) opener.focus();
    },
  }).drive();
}

function isOnScreen(element: Element | null): boolean {
  if (element === null) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}
