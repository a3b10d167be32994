/** Where the centre of a great-circle path lies (attachment H of P.2001, which P.1812 refers to for its maps). */
const EARTH_RADIUS_KM = 6371;
const DEGREES = 180 / Math.PI;

/** Latitude in degrees of the point half of `distanceKm` from the transmitter towards the receiver. */
export function pathCentreLatitudeDeg(
  phiTDeg: number,
  lamTDeg: number,
  phiRDeg: number,
  lamRDeg: number,
  distanceKm: number,
): number {
  const phiT = phiTDeg / DEGREES;
  const phiR = phiRDeg / DEGREES;
  const difference = (lamRDeg - lamTDeg) / DEGREES;
  const cosAngle = Math.sin(phiT) * Math.sin(phiR) + Math.cos(phiT) * Math.cos(phiR) * Math.cos(difference);
  const northward = Math.sin(phiR) - cosAngle * Math.sin(phiT);
  const eastward = Math.cos(phiT) * Math.cos(phiR) * Math.sin(difference);
  // Equation H.2.6 takes the receiver's longitude where both ends coincide.
  const coincide = Math.abs(northward) < 1e-9 && Math.abs(eastward) < 1e-9;
  const bearing = coincide ? lamRDeg / DEGREES : Math.atan2(eastward, northward);
  const half = distanceKm / 2 / EARTH_RADIUS_KM;
  return (
    Math.asin(Math.sin(phiT) * Math.cos(half) + Math.cos(phiT) * Math.sin(half) * Math.cos(bearing)) * DEGREES
  );
}
