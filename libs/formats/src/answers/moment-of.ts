/** The years that a row can hold. */
const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** A moment as tools write it, in ISO 8601 with UTC; one without a zone is taken for UTC. Null when it is none. */
export function momentOf(written: unknown): string | null {
  if (typeof written === 'number') return momentAt(written * 1_000);
  if (typeof written !== 'string' || written === '') return null;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(written);
  return momentAt(Date.parse(hasZone ? written : `${written}Z`));
}

function momentAt(ms: number): string | null {
  return ms >= EARLIEST && ms <= LATEST ? new Date(ms).toISOString() : null;
}
