/**
 * Colours of classes of received power, signal over noise and rates, the best first: Viridis (CC0), whose steps also
 * differ in lightness, so that they stay apart for every kind of colour vision. The best stands out from the ground of the
 * theme.
 */
import type { Theme } from '../app-state.ts';

const FROM_DARK = ['#440154', '#3b528b', '#21918c', '#5ec962', '#fde725'] as const;
const FROM_LIGHT = [...FROM_DARK].reverse();

export function signalColoursOf(theme: Theme): readonly string[] {
  return theme === 'light' ? FROM_DARK : FROM_LIGHT;
}
