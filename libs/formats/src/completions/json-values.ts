/** Values of somebody else's JSON, each as what it should be or null. */

/** @returns null for what is no object. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** @returns empty for what is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The same, cut to a length: of names and ids, which mean nothing beyond it. */
export function labelOf(value: unknown, most = 300): string | null {
  return textOf(value)?.slice(0, most).toWellFormed() ?? null;
}

/** A count of tokens. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
