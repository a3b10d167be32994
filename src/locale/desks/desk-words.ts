/** Words of the desks beside the map. */
import type { Desk } from '../../state/app-state.ts';
import type { DataDeskWords } from './data-desk-words.ts';
import type { FibreDeskWords } from './fibre-desk-words.ts';
import type { HubsDeskWords } from './hubs-desk-words.ts';
import type { RadioDeskWords } from './radio-desk-words.ts';
import type { UncertaintyDeskWords } from './uncertainty-desk-words.ts';

export interface DeskWords {
  readonly heading: string;
  readonly names: Readonly<Record<Desk, string>>;
  readonly close: (desk: string) => string;
  readonly fold: (desk: string) => string;
  readonly unfold: (desk: string) => string;
  /** Of the edge by which a desk is made wider. */
  readonly width: (desk: string) => string;
  /** Over the page while files are held above it. */
  readonly dropHere: string;
  readonly fibre: FibreDeskWords;
  readonly radio: RadioDeskWords;
  readonly hubs: HubsDeskWords;
  readonly uncertainty: UncertaintyDeskWords;
  readonly data: DataDeskWords;
}
