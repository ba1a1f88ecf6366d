/** The shape of a name as the API takes it: 1 to 80 printable characters, no blank at either end. */
const NAME = /^[^\p{C}\s](?:[^\p{C}]{0,78}[^\p{C}\s])?$/u;
const KEY = 'beacon-rater';

/** Whether a name can be a rater's; whether it is taken only the gateway knows. */
export function isRaterName(name: string): boolean {
  return NAME.test(name);
}

/** Who labels in this tab; null when nobody has said so. */
export function storedRater(): string | null {
  try {
    const stored = sessionStorage.getItem(KEY);
    return stored !== null && isRaterName(stored) ? stored : null;
  } catch {
    // A browser that forbids storage: the name is asked once a page.
    return null;
  }
}

/** Keeps who labels until the tab is closed; null forgets it. */
export function keepRater(name: string | null): void {
  try {
    if (name === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, name);
  } catch {
    // Kept for this page only.
  }
}
