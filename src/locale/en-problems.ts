import { EN_PARAMETERS } from './en-parameters.ts';
import { EN_RADIO_PROBLEMS } from './en-radio-problems.ts';
import type { Messages } from './messages.ts';
import { nameParameters } from './name-parameters.ts';
import { sentences } from './radio-problems.ts';

const named = nameParameters(EN_PARAMETERS);

export const EN_PROBLEMS: Pick<Messages, 'problems' | 'problemFields'> = {
  problems: sentences(EN_RADIO_PROBLEMS, {
    usage: ({ what }) => `That cannot be asked for: ${what}.`,
    unreadable: ({ where, what }) => `${where} cannot be read (${what}).`,
    truncated: ({ where }) => `${where} is cut off. Load it again.`,
    altered: ({ where }) => `${where} is not what it should be: it is damaged or was changed.`,
    'wrong-format': ({ where, expected }) => `${where} has the wrong format (expected ${expected}).`,
    'wrong-version': ({ where, expected, got }) =>
      `${where} has version ${got}, which this app does not read (it reads ${expected}).`,
    'wrong-type': ({ what, where, expected, got }) =>
      `“${what}” in ${where} has the wrong type (expected ${expected}, got ${got}).`,
    'wrong-value': ({ what, where, expected, got }) =>
      `“${what}” in ${where} cannot be used (expected ${expected}, got ${got}).`,
    'unknown-key': ({ what, where, expected }) => `“${what}” in ${where} is not known (${expected}).`,
    missing: ({ what, where }) => `“${what}” is missing in ${where}.`,
    'out-of-range': ({ what, where, expected, got }) =>
      `“${what}” in ${where} is out of range (expected ${expected}, got ${got}).`,
    inconsistent: ({ what, where, expected, got }) =>
      `“${what}” in ${where} contradicts the rest (expected ${expected}, got ${got}).`,
    infeasible: ({ what, expected, got }) =>
      `“${named(what)}” cannot be met (it could with ${named(expected)}, got ${named(got)}).`,
    unavailable: ({ what }) => `${what} is not available. Check the connection and the browser’s settings.`,
    cancelled: () => 'Cancelled.',
    internal: ({ where, got }) => `Internal error (${where}: ${got}).`,
  }),
  problemFields: { what: 'What', where: 'Where', expected: 'Expected', got: 'Got' },
};
