import { storableText } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClosableLane } from './closing-lanes.js';
import { runStatement } from './statement.js';

const MESSAGE_LIMIT = 1_000;

const LAST_ATTEMPTS = `
select distinct on (cell) cell, number, error_code, error_message, http_status
from attempts
where job_id = $1 and region = $2 and round = 1 and cell = any($3::text[]) and kind = 'failed'
order by cell, number desc`;

const LANE = `select status, reason from lanes where region = $1 and model_id = $2 and status <> 'open'`;

interface LastAttempt {
  readonly cell: string;
  readonly number: number;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly http_status: number | null;
}

/**
 * What cells of a lane waited for when they are closed, in words, by their keys: how their last attempt failed, or why the lane
 * was not served. A cell that waited for nothing in particular is not in it.
 */
export async function whatCellsWaitedFor(
  em: EntityManager,
  { job_id, region, model_id }: ClosableLane,
  cells: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const [lane] = await runStatement<{ status: string; reason: string | null }>(em, LANE, [
    region,
    model_id,
  ]);
  const attempts = await runStatement<LastAttempt>(em, LAST_ATTEMPTS, [job_id, region, cells]);
  const tried = new Map(attempts.map((attempt) => [attempt.cell, inWords(attempt)]));
  const shut = lane === undefined ? null : `its lane was ${lane.status}: ${lane.reason ?? ''}`;
  return new Map(
    cells.flatMap((cell) => {
      const reasons = [tried.get(cell), shut].filter((one) => typeof one === 'string');
      return reasons.length === 0 ? [] : [[cell, reasons.join('; ')] as const];
    }),
  );
}

/** A closing's message with what the cell waited for, as the column takes it. */
export function closingMessage(message: string, waitedFor: string | undefined): string {
  if (waitedFor === undefined) return message;
  return storableText(`${message}; ${waitedFor}`, MESSAGE_LIMIT).text;
}

function inWords({ number, error_code, error_message, http_status }: LastAttempt): string {
  const code = http_status === null ? error_code : `${error_code} (HTTP ${http_status})`;
  return `it had been asked ${number === 1 ? 'once' : `${number} times`}, the last with ${code}: ${error_message}`;
}
