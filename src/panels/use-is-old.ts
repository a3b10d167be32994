import type { Part } from '../model/part-inputs.ts';
import { useApp } from './app-context.ts';
import { useSelected } from './use-signal-value.ts';

/** Whether one of the parts is still that of another scenario. @param parts the same list each time */
export function useIsOld(parts: readonly Part[]): boolean {
  const { oldParts } = useApp();
  return useSelected(() => oldParts.value.some((part) => parts.includes(part)), [oldParts, parts]);
}
