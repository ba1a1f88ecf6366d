/** Connections of a pool of which each kind of work may hold so many together. */
export interface ConnectionShares {
  /** Each holds one as long as its reader takes. */
  readonly exports: number;
  /** Reads for which the database works; large ones and small ones have as many each. */
  readonly queries: number;
}

/** A quarter for each kind: what is left is for submissions, jobs by their ids, and changes, which never wait behind reads. */
const SHARE = 4;

/** Connections that a gateway needs at least: one for each kind of work. */
export const LEAST_CONNECTIONS = SHARE;

/** How a pool is shared out. */
export function connectionShares(poolSize: number): ConnectionShares {
  const share = Math.floor(poolSize / SHARE);
  return { exports: share, queries: share };
}
