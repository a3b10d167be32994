/** Words of the tour of the screen, which come when somebody takes it. */
import type { TourStop } from '../../panels/guide/tour.ts';

export interface GuideWords {
  readonly next: string;
  readonly back: string;
  readonly done: string;
  readonly progress: string;
  readonly stops: Readonly<Record<TourStop, { readonly title: string; readonly text: string }>>;
}
