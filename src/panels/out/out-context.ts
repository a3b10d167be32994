import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Out } from '../../state/out/out.ts';

export const OutContext = createContext<Out | undefined>(undefined);

export function useOut(): Out {
  const out = useContext(OutContext);
  if (out === undefined) throw new Error('Expected to be drawn within an OutContext.Provider.');
  return out;
}
