import { OneOf, WholeNumber } from '../http/validation/parameters.js';

const MAX_OFFSET = 100_000_000;

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
}

/** Parameters of a job's matrix. */
export class MatrixQuery {
  @WholeNumber({ min: 0, max: MAX_OFFSET, fallback: 0 }, 'Questions to leave out.')
  readonly offset!: number;

  @WholeNumber({ min: 1, max: 1_000, fallback: 200 }, 'Questions per page.')
  readonly limit!: number;
}
