import type { SizeInMemory } from './job-sizes.js';
import type { ReadCost } from './work-queue.js';

/**
 * What an endpoint reads of a job: its `specification`; the job `itself`, with executions where they are asked for; a `page` of its matrix;
 * a `listing` of executions, perhaps of all jobs; the `answers` to one question; what all of its `cells` are summed up from; or a `file`.
 */
export type JobPart =
  'specification' | 'itself' | 'page' | 'listing' | 'answers' | 'cells' | 'file';

type Query = Readonly<Record<string, unknown>>;

/** Cells of the largest page, and what one of them takes, in bytes of JSON. */
const CELLS_OF_PAGE = 20_000;
const BYTES_OF_PAGED_CELL = 50;
/** Cells are summed up by the database; what is left of one takes so much, in bytes of JSON. */
const BYTES_OF_CELL = 8;
/** Executions of the largest page. Each is a kilobyte of JSON, and in memory far fewer times than a body is. */
const MOST_LISTED = 500;
const USUALLY_LISTED = 100;
const BYTES_OF_LISTED = 640;
/** Answers that are compared at most, and what long ones take: the longest, of 150,000 characters, are hardly ever together. */
const MOST_COMPARED = 200;
const BYTES_OF_ANSWER = 65_536;

/** All jobs together: as large as it gets. */
const ALL: SizeInMemory = { cells: Infinity, specBytes: 0 };

const COSTS: Readonly<Record<JobPart, (size: SizeInMemory, query: Query) => ReadCost>> = {
  specification,
  itself: ({ cells, specBytes }, query) => {
    const listed = query['include'] === undefined ? 0 : listedOf(query['exec_limit'], cells);
    return { bytes: specBytes + listed * BYTES_OF_LISTED, cells: listed };
  },
  page: ({ cells }) => ({ bytes: Math.min(cells, CELLS_OF_PAGE) * BYTES_OF_PAGED_CELL, cells }),
  listing: ({ cells }, { limit }) => ({ bytes: listedOf(limit, cells) * BYTES_OF_LISTED, cells }),
  answers: ({ cells, specBytes }) => ({
    bytes: specBytes + Math.min(cells, MOST_COMPARED) * BYTES_OF_ANSWER,
    cells,
  }),
  cells: summedUp,
  // A table goes through memory some rows at a time, and its connection is one of those for exports; the others have verdicts in them.
  file: (size, { format }) =>
    format === 'html' || format === 'site' ? summedUp(size) : specification(size),
};

/**
 * What a read takes.
 * @param size of the job; null where all jobs are read.
 * @param query as it was sent: nothing of it is checked yet.
 */
export function costOf(part: JobPart, size: SizeInMemory | null, query: Query): ReadCost {
  return COSTS[part](size ?? ALL, query);
}

function specification({ specBytes }: SizeInMemory): ReadCost {
  return { bytes: specBytes, cells: 0 };
}

function summedUp({ specBytes, cells }: SizeInMemory): ReadCost {
  return { bytes: specBytes + cells * BYTES_OF_CELL, cells };
}

function listedOf(limit: unknown, cells: number): number {
  const asked = limit === undefined ? USUALLY_LISTED : Number(limit);
  // What is no such number is refused behind this: it counts as the most.
  return Math.min(asked >= 1 && asked <= MOST_LISTED ? asked : MOST_LISTED, cells);
}
