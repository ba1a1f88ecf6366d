import type { Schema } from '@beacon/client';
import type { Gateway } from '../gateway/gateway.js';
import { RefusalError } from '../refusal.error.js';

/** One question of one model of a job, over all regions. */
export interface CellOf {
  readonly job: string;
  readonly model: string;
  /** None where the job asks its own prompt. */
  readonly question: string | undefined;
}

/** One answer as it is read. */
export interface Answer {
  readonly region: string;
  readonly repeat: number | null;
  readonly outcome: string | null;
  readonly execution_id: number | null;
  readonly text: string | null;
  /** How the region's repeats came out, where this answer stands for several. */
  readonly of: string | null;
}

/** Each answer is one request, and what anybody reads at once is less. */
const MOST_ANSWERS = 200;
const AT_ONCE = 4;

/**
 * Every answer of a cell, by region and repeat.
 * @throws RefusalError when there are more than 200: an export holds them.
 */
export async function answersOf(gateway: Gateway, of: CellOf): Promise<readonly Answer[]> {
  const { executions, next_cursor: next } = await listOf(gateway, of);
  if (next !== null) {
    throw new RefusalError(
      `The cell has more than ${MOST_ANSWERS} answers: beacon export ${of.job} --model-id ${of.model} holds them.`,
    );
  }
  const answers: Answer[] = [];
  for (let from = 0; from < executions.length; from += AT_ONCE) {
    const some = executions.slice(from, from + AT_ONCE);
    answers.push(...(await Promise.all(some.map(({ id }) => answerOf(gateway, id)))));
  }
  return answers.toSorted(
    (a, b) => a.region.localeCompare(b.region, 'en') || (a.repeat ?? 0) - (b.repeat ?? 0),
  );
}

function listOf(
  gateway: Gateway,
  { job, model, question }: CellOf,
): Promise<Schema<'ExecutionListView'>> {
  const query = { model_id: model, question_id: question ?? '', limit: MOST_ANSWERS };
  return gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}/executions/all', { params: { path: { id: job }, query } }),
  );
}

async function answerOf(gateway: Gateway, id: number): Promise<Answer> {
  const { region, repeat, outcome, output } = await gateway.ask(
    gateway.api.GET('/api/v1/executions/{id}', { params: { path: { id: String(id) } } }),
  );
  return { region, repeat, outcome, execution_id: id, text: output.response, of: null };
}
