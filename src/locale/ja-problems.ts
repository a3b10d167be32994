import { JA_PARAMETERS } from './ja-parameters.ts';
import { JA_RADIO_PROBLEMS } from './ja-radio-problems.ts';
import type { Messages } from './messages.ts';
import { nameParameters } from './name-parameters.ts';
import { sentences } from './radio-problems.ts';

const named = nameParameters(JA_PARAMETERS);

export const JA_PROBLEMS: Pick<Messages, 'problems' | 'problemFields'> = {
  problems: sentences(JA_RADIO_PROBLEMS, {
    usage: ({ what }) => `指定の仕方が正しくありません：${what}`,
    unreadable: ({ where, what }) => `${where}を読み取れません（${what}）。`,
    truncated: ({ where }) => `${where}が途中で切れています。読み込み直してください。`,
    altered: ({ where }) => `${where}の内容が元のデータと一致しません。壊れているか、書き換えられています。`,
    'wrong-format': ({ where, expected }) => `${where}の形式が違います（必要な形式：${expected}）。`,
    'wrong-version': ({ where, expected, got }) =>
      `${where}の版（${got}）には対応していません（対応：${expected}）。`,
    'wrong-type': ({ what, where, expected, got }) =>
      `${where}の「${what}」の型が違います（必要：${expected}、実際：${got}）。`,
    'wrong-value': ({ what, where, expected, got }) =>
      `${where}の「${what}」の値が使えません（必要：${expected}、実際：${got}）。`,
    'unknown-key': ({ what, where, expected }) =>
      `${where}の「${what}」は知らない項目です（候補：${expected}）。`,
    missing: ({ what, where }) => `${where}に「${what}」がありません。`,
    'out-of-range': ({ what, where, expected, got }) =>
      `${where}の「${what}」が範囲外です（範囲：${expected}、実際：${got}）。`,
    inconsistent: ({ what, where, expected, got }) =>
      `${where}の「${what}」がほかの値と合いません（必要：${expected}、実際：${got}）。`,
    infeasible: ({ what, expected, got }) =>
      `「${named(what)}」を満たす整備の仕方がありません（満たせる条件：${named(expected)}、実際：${named(got)}）。`,
    unavailable: ({ what }) => `${what}を利用できません。通信状況やブラウザの設定を確かめてください。`,
    cancelled: () => '中止されました。',
    internal: ({ where, got }) => `内部エラーです（${where}：${got}）。`,
  }),
  problemFields: { what: '対象', where: '場所', expected: '必要', got: '実際' },
};
