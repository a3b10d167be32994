/** Words of the desks beside the map. */
import type { Desk } from '../../state/app-state.ts';
import type { FibreDeskWords } from './fibre-desk-words.ts';

export interface DeskWords {
  readonly heading: string;
  readonly names: Readonly<Record<Desk, string>>;
  readonly close: (desk: string) => string;
  readonly fibre: FibreDeskWords;
}
