import type { paths, Schema } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { cut, moment, number } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { figure, table, text } from '../terminal/table.js';
import { widthOf } from '../terminal/wrap.js';

type Item = Schema<'JobListItemView'>;
type Query = NonNullable<paths['/api/v1/jobs']['get']['parameters']['query']>;

const FIELDS = ['q', 'status', 'archived', 'limit', 'cursor'] as const;

/** Lists jobs. */
export async function jobs(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const query = apiFields(given, FIELDS) as Query;
  const answer = await gateway.ask(gateway.api.GET('/api/v1/jobs', { params: { query } }));
  await show(answer, given, ({ jobs, next_cursor: next }) =>
    [
      ...(jobs.length === 0 ? ['No job.'] : jobTable(jobs, columnsOf(process.stdout))),
      ...(next === null ? [] : ['', `More: --cursor ${next}`]),
    ].join('\n'),
  );
}

/** Names get what room the rest leaves. */
function jobTable(jobs: readonly Item[], columns: number): readonly string[] {
  const head = [text('job'), text('status'), figure('recorded'), text('created')];
  const bare = table(head, jobs.map(rowOf));
  const room = columns - Math.max(...bare.map(widthOf)) - 2;
  if (room < LEAST_NAME) return bare;
  return table(
    [...head, text('name')],
    jobs.map((job) => [...rowOf(job), cut(job.name, room)]),
  );
}

const LEAST_NAME = 4;

function rowOf({ id, status, paused_at: paused, recorded, expected, created_at: at }: Item) {
  const isPaused = paused !== null && status === 'running';
  // Minutes are enough to tell jobs apart.
  const created = moment(at).slice(0, 16);
  const counts =
    recorded === expected ? number(expected) : `${number(recorded)}/${number(expected)}`;
  return [id, isPaused ? 'paused' : status, counts, created];
}
