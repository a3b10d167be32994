/**
 * Properties are tried from one seed, so that a commit passes or fails the same way each time; `npm run laws` draws
 * another at every run, and DENEN_SEED=N repeats one.
 */
import fc from 'fast-check';

const asked = process.env.DENEN_SEED;
const seed = asked === 'random' ? Date.now() % 2 ** 31 : Number(asked ?? 20260401);
if (!Number.isInteger(seed))
  throw new Error(`Expected DENEN_SEED to be a whole number or "random", got ${asked}.`);
fc.configureGlobal({ seed });
