/** How quickly bodies must come. */
export interface Pace {
  /** Time that every body has, in milliseconds. */
  readonly graceMs: number;
  /** What must come in a second after that, on average, in bytes. */
  readonly leastPerSecond: number;
}

/** How long a client may take. */
export interface ClientTimes {
  readonly body: Pace;
  /** For the headers of a request, in milliseconds. */
  readonly headersMs: number;
  /** How often that is looked at, in milliseconds. */
  readonly checkEveryMs: number;
  /** A client that takes nothing of its answer for so many milliseconds is cut off. */
  readonly stalledMs: number;
}

/** The times of the gateway: 10 seconds for any body, and 64 KiB a second for what takes longer; 20 seconds for headers. */
export const CLIENT_TIMES: ClientTimes = {
  body: { graceMs: 10_000, leastPerSecond: 65_536 },
  headersMs: 20_000,
  checkEveryMs: 5_000,
  stalledMs: 60_000,
};
