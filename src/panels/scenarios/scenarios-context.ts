import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Scenarios } from '../../state/scenarios/scenarios.ts';

export const ScenariosContext = createContext<Scenarios | undefined>(undefined);

export function useScenarios(): Scenarios {
  const scenarios = useContext(ScenariosContext);
  if (scenarios === undefined) throw new Error('Expected to be drawn within a ScenariosContext.Provider.');
  return scenarios;
}
