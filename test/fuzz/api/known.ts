/** What exists in the installation: ids by which requests reach what lies deep. */
export interface Known {
  readonly regions: readonly string[];
  readonly models: readonly string[];
  readonly questions: readonly string[];
  readonly jobs: readonly string[];
  readonly executions: readonly string[];
  readonly series: readonly string[];
  /** Items of reviews. */
  readonly items: readonly string[];
  /** Sequences of dead letters. */
  readonly deadLetters: readonly string[];
  readonly adminToken: string;
}
