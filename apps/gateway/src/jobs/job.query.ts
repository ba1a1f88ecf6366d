import { OneOf, WholeNumber } from '../http/validation/parameters.js';

/** Parameters of one job. */
export class JobQuery {
  @OneOf(
    ['executions', 'latest', 'all'],
    'Adds a page of the newest executions. The three words mean the same; `/executions/all` lists every one.',
  )
  readonly include?: 'executions' | 'latest' | 'all';

  @WholeNumber({ min: 1, max: 200, fallback: 20 }, 'Executions to include.')
  readonly exec_limit!: number;

  @WholeNumber({ min: 0, max: 10_000, fallback: 0 }, 'Newest executions to leave out.')
  readonly exec_offset!: number;

  @OneOf(
    ['true', 'false'],
    'Whether the specification has its questions, of which a large job has megabytes. Default `true`.',
  )
  readonly questions?: 'true' | 'false';
}
