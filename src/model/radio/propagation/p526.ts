/** Diffraction over a single knife edge, Recommendation ITU-R P.526-16, section 4.1. */
import { DB_PER_LN } from './natural-logarithm.ts';

/**
 * Knife-edge loss J(ν) in dB by equation 31: within 0.15 dB of equation 30 above ν = −0.7, and 0 from −0.78 down, where
 * the edge is well clear of the path.
 */
export function knifeEdgeDb(nu: number): number {
  if (nu <= -0.78) return 0;
  const shifted = nu - 0.1;
  return 6.9 + 2 * DB_PER_LN * Math.log(Math.sqrt(shifted * shifted + 1) + shifted);
}

/** Knife-edge loss J(ν) in dB by equation 30, from the Fresnel integrals; oscillates about 0 for clear paths. */
export function knifeEdgeExactDb(nu: number): number {
  if (nu > SERIES_REACH) return -DB_PER_LN * Math.log(complementSquared(nu) / 2);
  const { c, s } = fresnelIntegrals(nu);
  return -DB_PER_LN * Math.log(((1 - c - s) ** 2 + (c - s) ** 2) / 4);
}

/** Below this the power series of the Fresnel integrals is fast and exact, above it the continued fraction. */
const SERIES_REACH = 1.5;
const PRECISION = 1e-17;
/** Enough for full precision at ν = 1.5, more than enough beyond. */
const FRACTION_LEVELS = 400;

/** C(ν) + i S(ν) = ∫ exp(iπt²/2) dt from 0 to ν (equation 7 of P.526). */
export function fresnelIntegrals(nu: number): { readonly c: number; readonly s: number } {
  const x = Math.abs(nu);
  const sign = nu < 0 ? -1 : 1;
  if (x <= SERIES_REACH) {
    const { c, s } = seriesIntegrals(x);
    return { c: sign * c, s: sign * s };
  }
  // (1 + i)/2 − (C + iS) = x · h · exp(iπx²/2), h the continued fraction.
  const { real, imaginary } = complementFraction(x);
  const phase = (Math.PI / 2) * ((x * x) % 4);
  const cos = x * Math.cos(phase);
  const sin = x * Math.sin(phase);
  return {
    c: sign * (0.5 - (real * cos - imaginary * sin)),
    s: sign * (0.5 - (real * sin + imaginary * cos)),
  };
}

/** Σ (iπx²/2)^n · x / (n! (2n + 1)): even terms make C, odd ones S. */
function seriesIntegrals(x: number): { c: number; s: number } {
  const step = (Math.PI / 2) * x * x;
  let power = x;
  let c = 0;
  let s = 0;
  for (let n = 0; power > PRECISION; n++) {
    const term = power / (2 * n + 1);
    const sign = n % 4 < 2 ? 1 : -1;
    if (n % 2 === 0) c += sign * term;
    else s += sign * term;
    power *= step / (n + 1);
  }
  return { c, s };
}

/** 2 · |(1 + i)/2 − C − iS|², which is (1 − C − S)² + (C − S)² without its cancellation. */
function complementSquared(x: number): number {
  const { real, imaginary } = complementFraction(x);
  return x * x * (real * real + imaginary * imaginary);
}

/**
 * h = 1 / (b₀ − 1·2 / (b₁ − 3·4 / (b₂ − …))) with bₖ = 1 + 4k − iπx², the continued fraction of the complementary
 * error function on the diagonal of the complex plane (Abramowitz and Stegun 7.1.14 and 7.3.22), from its far end.
 */
function complementFraction(x: number): { real: number; imaginary: number } {
  const imaginaryPart = -Math.PI * x * x;
  let real = 0;
  let imaginary = 0;
  for (let k = FRACTION_LEVELS; k >= 0; k--) {
    const factor = (2 * k + 1) * (2 * k + 2);
    const bReal = 1 + 4 * k - factor * real;
    const bImaginary = imaginaryPart - factor * imaginary;
    const squared = bReal * bReal + bImaginary * bImaginary;
    real = bReal / squared;
    imaginary = -bImaginary / squared;
  }
  return { real, imaginary };
}
