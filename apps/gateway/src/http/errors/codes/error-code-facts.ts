/** What an error code says, to the documentation, which is generated from it. */
export interface ErrorCodeFacts {
  readonly status: number | '4xx';
  /** When it is answered. */
  readonly when: string;
  /** What the client does next. */
  readonly next: string;
}
