/**
 * Apportions a whole number over places in proportion to their weights by the method of largest remainders
 * (Hamilton): everyone gets the floor of the exact share, the rest goes one by one to the largest remainders, ties to
 * the earlier place. So the parts add up to the total exactly and each is within 1 of its exact share.
 *
 * Weights and total are whole numbers whose product stays below 2^53, so that quotient and remainder are exact.
 * @param members indices of the places, rising
 * @param weight weight of every place
 * @param parts filled at the members' indices
 * @throws if the total is positive and the members have no weight
 */
export function apportion(
  total: number,
  members: ArrayLike<number>,
  weight: ArrayLike<number>,
  parts: { [index: number]: number },
): void {
  let weightSum = 0;
  for (let i = 0; i < members.length; i++) weightSum += weight[members[i]!]!;
  if (!Number.isSafeInteger(total) || total < 0)
    throw new Error(`Expected a count to apportion, got ${total}.`);
  if (weightSum === 0) {
    if (total > 0) throw new Error(`Expected weight to place ${total} by, got none.`);
    for (let i = 0; i < members.length; i++) parts[members[i]!] = 0;
    return;
  }
  const remainder = new Float64Array(members.length);
  let left = total;
  for (let i = 0; i < members.length; i++) {
    const product = weight[members[i]!]! * total;
    if (!Number.isSafeInteger(product)) {
      throw new Error(`Expected weight × total below 2^53, got ${product}.`);
    }
    remainder[i] = product % weightSum;
    const part = (product - remainder[i]!) / weightSum;
    parts[members[i]!] = part;
    left -= part;
  }
  const byRemainder = Uint32Array.from(remainder.keys()).sort(
    (a, b) => remainder[b]! - remainder[a]! || a - b,
  );
  for (let i = 0; i < left; i++) parts[members[byRemainder[i]!]!]! += 1;
}
