import { WholeNumber } from '../http/validation/parameters.js';

const MOST_ENTRIES = 1_000;
const LARGEST_LOG = 1_000_000_000;

/** Parameters of a page of a job's log. */
export class JobLogQuery {
  @WholeNumber({ min: 0, max: LARGEST_LOG, fallback: 0 }, 'Position of the first entry.')
  readonly from!: number;

  @WholeNumber({ min: 1, max: MOST_ENTRIES, fallback: 100 }, 'Entries per page.')
  readonly limit!: number;
}
