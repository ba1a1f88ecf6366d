import { EXECUTION_STATUSES, OUTCOMES } from '@beacon/domain';
import type { ExecutionStatus, Outcome } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** How one execution of a question ended. */
export interface ExecutionMark {
  /** Place of its lane in the list that the marks were read for. */
  readonly lane: number;
  readonly status: ExecutionStatus;
  readonly outcome: Outcome;
  /** Whether its evidence contradicts the lane. */
  readonly isQuarantined: boolean;
}

/** How all executions of a question ended, in no particular order. */
export interface QuestionMarks {
  /** Empty when the job asks its own prompt. */
  readonly questionId: string;
  /** Two UTF-16 code units for each execution, see {@link readMarks}. */
  readonly marks: string;
}

/** A region and a model. */
interface LaneName {
  readonly region: string;
  readonly modelId: string;
}

/** Letters from here on: none is a surrogate, however many lanes a job has. */
const FIRST_LANE = 0x100;
const FIRST_END = 0x30;
const STATUSES = EXECUTION_STATUSES.length;

const listed = (words: readonly string[]): string => `array['${words.join("', '")}']`;
const END = `(array_position(${listed(OUTCOMES)}, outcome) - 1) * ${2 * STATUSES}
    + (array_position(${listed(EXECUTION_STATUSES)}, status) - 1) * 2 + case when quarantine is null then 0 else 1 end`;

/** One look at each row and one text for each question: a row for each cell of a large job takes longer to send and to read than to count. */
const MARKS = `
select coalesce(question_id, '') as "questionId",
  string_agg(chr(${FIRST_LANE} + lane.n::int - 1) || chr(${FIRST_END} + ${END}), '') as marks
from executions join unnest($2::text[], $3::text[]) with ordinality as lane (region, model_id, n) using (region, model_id)
where job_id = $1 group by 1`;

/** Reads how all executions of a job ended, question by question. Questions of which nothing is recorded are left out. */
export async function readQuestionMarks(
  em: EntityManager,
  jobId: string,
  lanes: readonly LaneName[],
): Promise<QuestionMarks[]> {
  const regions = lanes.map(({ region }) => region);
  const models = lanes.map(({ modelId }) => modelId);
  return runStatement<QuestionMarks>(em, MARKS, [jobId, regions, models]);
}

/** The executions of a question. */
export function* readMarks({ marks }: QuestionMarks): Generator<ExecutionMark, void, undefined> {
  for (let at = 0; at + 1 < marks.length; at += 2) {
    const end = marks.charCodeAt(at + 1) - FIRST_END;
    const outcome = OUTCOMES[Math.floor(end / (2 * STATUSES))];
    const status = EXECUTION_STATUSES[Math.floor(end / 2) % STATUSES];
    if (outcome === undefined || status === undefined)
      throw new Error('the database has marks of executions that this code does not know');
    const lane = marks.charCodeAt(at) - FIRST_LANE;
    yield { lane, status, outcome, isQuarantined: end % 2 === 1 };
  }
}
