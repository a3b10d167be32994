/** Addresses of data that stand in this page. */

/** A map on a busy machine may be reading still; what is read from a withdrawn address is an error that nobody can mend. */
const STILL_READING_MS = 60_000;

/** Withdraws an address once nobody can be reading from it any more. */
export function revokeLater(url: string): void {
  setTimeout(() => URL.revokeObjectURL(url), STILL_READING_MS);
}
