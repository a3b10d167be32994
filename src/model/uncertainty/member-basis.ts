/** All that members of a scenario are read from; plain columns, so that it passes between workers. */
import type { Scenario } from '../scenario.ts';
import { type AnchoredReader, anchoredReader } from './anchored-reader.ts';
import type { CentralRun } from './central-run.ts';
import { type ShiftLimits, shiftLimits } from './draws.ts';
import type { UncertainTechnology } from './factors.ts';
import type { FibreCurves } from './fibre-curves.ts';
import { createFibreMemberReader } from './fibre-member.ts';
import type { RadioCurves } from './radio-curves.ts';
import { createRadioMemberReader } from './radio-member.ts';

export interface MemberBasis {
  readonly prefectures: number;
  readonly limits: ShiftLimits;
  readonly fibre: FibreCurves;
  readonly radio: RadioCurves;
  readonly central: CentralRun;
}

export function memberBasis(
  scenario: Pick<Scenario, 'parameters'>,
  central: CentralRun,
  fibre: FibreCurves,
  radio: RadioCurves,
): MemberBasis {
  return { prefectures: fibre.prefectures, limits: shiftLimits(scenario), fibre, radio, central };
}

export interface MemberReaders {
  readonly basis: MemberBasis;
  readonly of: Readonly<Record<UncertainTechnology, AnchoredReader>>;
}

export function createMemberReaders(basis: MemberBasis): MemberReaders {
  const { fibre, radio, central, prefectures } = basis;
  return {
    basis,
    of: {
      fibre: anchoredReader(
        createFibreMemberReader(fibre),
        central.fibre,
        prefectures,
        fibre.firstYear,
        // No rule of fibre stops a prefecture at a share.
        0,
      ),
      radio: anchoredReader(
        createRadioMemberReader(radio),
        central.radio,
        prefectures,
        firstYearOf(basis, 'radio'),
        radio.floor,
      ),
    },
  };
}

/** Index into FISCAL_YEARS of the first year that is planned: those before are the same for all members. */
export function firstYearOf({ fibre, radio }: MemberBasis, technology: UncertainTechnology): number {
  return technology === 'fibre' ? fibre.firstYear : radio.nodes[0]!.firstYear;
}
