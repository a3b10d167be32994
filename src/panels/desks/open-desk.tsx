import type { Desk } from '../../state/app-state.ts';
import { PlacesPanel } from '../places-panel.tsx';
import { DataDesk } from './data/data-desk.tsx';
import { FibreDesk } from './fibre/fibre-desk.tsx';
import { LazyDesk } from './lazy-desk.tsx';
import { RadioDesk } from './radio/radio-desk.tsx';

const loadHubs = () => import('./hubs/hubs-desk.tsx');
const loadUncertainty = () => import('./uncertainty/uncertainty-desk.tsx');

export function OpenDesk({ desk }: { desk: Desk }) {
  switch (desk) {
    case 'places':
      return <PlacesPanel />;
    case 'fibre':
      return <FibreDesk />;
    case 'radio':
      return <RadioDesk />;
    case 'hubs':
      return <LazyDesk desk="hubs" load={loadHubs} />;
    case 'uncertainty':
      return <LazyDesk desk="uncertainty" load={loadUncertainty} />;
    case 'data':
      return <DataDesk />;
  }
}
