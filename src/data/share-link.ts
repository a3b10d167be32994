/**
 * The whole state in a link: the scenario as a file has it and what was looked at, as JSON, compressed (zlib, whose
 * own checksum tells a link that was cut or changed on its way) and written in URL-safe base64 behind the `#`, which
 * browsers keep to themselves. Places go by their codes, so that a link outlives a new atlas.
 */
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import { z } from 'zod';
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import type { ScreenView } from '../model/script-step.ts';
import { DEFAULT_TARGETS } from '../model/target.ts';
import { checkScenarioFile, type ScenarioFile, scenarioFileValue } from './scenario-file.ts';
import { viewSchema, viewValue } from './script-file.ts';

export interface SharedState {
  readonly file: ScenarioFile;
  readonly view: ScreenView;
}

export const LINK_KEY = 'share';
export const LINK_VERSION = 1;
/**
 * What mail and chat still carry whole (Teams takes 28 KB a message). A plan of some 10,000 squares or some 1,500 places
 * come near it; what is longer goes as a file.
 */
export const MOST_LINK_LENGTH = 28_000;
/** Longer than any scenario makes it; keeps a hostile link from filling the memory. */
const MAX_LINK_LENGTH = 200_000;
const MAX_TEXT_BYTES = 1_000_000;

const linkSchema = z.strictObject({
  version: z.literal(LINK_VERSION),
  scenario: z.unknown(),
  view: viewSchema,
});

/** The part of a link from its `#` on. */
export function formatShareLink({ file, view }: SharedState): string {
  const { targets, ...scenario } = scenarioFileValue(file.scenario, file.madeWith);
  // The published targets are known to every reader; without them a link stays short.
  const isPlan = JSON.stringify(targets) === JSON.stringify(DEFAULT_TARGETS);
  const content = {
    version: LINK_VERSION,
    scenario: isPlan ? scenario : { ...scenario, targets },
    view: viewValue(view),
  };
  return `#${LINK_KEY}=${toBase64Url(zlibSync(strToU8(JSON.stringify(content)), { level: 9 }))}`;
}

/** @returns undefined where the text behind the `#` is no shared state at all */
export function parseShareLink(hash: string): Result<SharedState> | undefined {
  const text = new RegExp(`^#${LINK_KEY}=(.*)$`, 's').exec(hash)?.[1];
  if (text === undefined) return undefined;
  const bytes = fromBase64Url(text);
  const json = bytes === undefined ? undefined : inflate(bytes);
  if (json === undefined) return failure(damaged('unreadable', `${text.length} characters`));
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return failure(damaged('unreadable', 'no JSON'));
  }
  const version = (raw as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > LINK_VERSION) {
    return failure({
      ...damaged('wrong-version', `${version}`),
      expected: `version ${LINK_VERSION} or older`,
    });
  }
  const checked = linkSchema.safeParse(raw);
  if (!checked.success) {
    return failure(
      ...checked.error.issues.map(({ path, message }) => ({
        ...damaged('wrong-value', message),
        what: path.map(String).join('.') || 'link',
      })),
    );
  }
  const file = checkScenarioFile(checked.data.scenario, LINK_NAME);
  return file.ok ? success({ file: file.value, view: checked.data.view }) : file;
}

/** Stands for the file's name in reports; the interface puts its own word in its place. */
export const LINK_NAME = 'link';

function damaged(kind: Problem['kind'], got: string): Problem {
  return { kind, what: 'link', where: LINK_NAME, expected: 'a whole link made by Denen', got };
}

function inflate(bytes: Uint8Array): string | undefined {
  try {
    const room = new Uint8Array(MAX_TEXT_BYTES);
    const text = unzlibSync(bytes, { out: room });
    // The library does not compare the checksum (RFC 1950) at the end of the stream.
    const sum = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0);
    return adler32(text) === sum ? strFromU8(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Adler-32 (RFC 1950, section 9). */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | undefined {
  // Mail programs break long lines and escape what they like; blanks carry no meaning here.
  const plain = text.replace(/\s|%20/g, '');
  if (plain.length > MAX_LINK_LENGTH || !/^[A-Za-z0-9_-]+$/.test(plain)) return undefined;
  try {
    return Uint8Array.from(atob(plain.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}
