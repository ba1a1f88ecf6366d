export type Headers = Readonly<Record<string, string | number>>;

/** A request that cannot be served. Each dialect has its own words for it. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Headers = {},
  ) {
    super(message);
  }
}
