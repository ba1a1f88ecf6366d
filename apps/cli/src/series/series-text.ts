import type { Schema } from '@beacon/client';
import { count, moment, number } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { figure, table, text } from '../terminal/table.js';
import { wrap } from '../terminal/wrap.js';

export type Series = Schema<'SeriesView'>;

/** Series as a table. */
export function seriesTable(series: readonly Series[]): readonly string[] {
  const head = [
    text('series'),
    text('status'),
    figure('runs'),
    figure('changes'),
    text('next due'),
    text('name'),
  ];
  return table(
    head,
    series.map(({ id, status, runs, changes_found: changes, next_due_at: next, name }) => [
      id,
      status,
      number(runs),
      number(changes),
      moment(next),
      name,
    ]),
  );
}

/** A series, one fact a line. */
export function seriesText(series: Series, columns = columnsOf(process.stdout)): string {
  const { id, name, status, alpha, models, regions, expected_executions: cells } = series;
  const facts: readonly (readonly [string, string])[] = [
    ['Series', `${id} (${name})`],
    ['Status', statusOf(status, series)],
    ['Due', `${series.cron} in ${series.time_zone}`],
    ['Next', nextOf(series)],
    ['Runs', runsOf(series)],
    ['Each run', `${count(cells, 'cell')}: ${models.join(', ')} in ${regions.join(', ')}`],
    ['Left out', leftOutOf(series)],
    ['Changes', changesOf(series)],
    ['Alpha', `${alpha} over all runs`],
    ['Webhook', webhookOf(series)],
  ];
  return facts.flatMap(([title, said]) => factLines(title, said, columns)).join('\n');
}

const TITLE = 10;

function factLines(title: string, said: string, columns: number): readonly string[] {
  const [first = '', ...rest] = wrap(said, columns - TITLE);
  return [`${title}:`.padEnd(TITLE) + first, ...rest.map((line) => ' '.repeat(TITLE) + line)];
}

function statusOf(status: Series['status'], { end_reason: reason, running_job_id: job }: Series) {
  const why = reason === null ? '' : ` (${reason.replaceAll('_', ' ')})`;
  return `${status}${why}${job === null ? '' : `, ${job} goes on`}`;
}

function nextOf({ next_due_at: next, waiting_since: waiting }: Series): string {
  if (waiting !== null) return 'a run waits to be started';
  return next === null ? 'nothing is due' : moment(next);
}

function runsOf({ runs, max_runs: most, ends_at: endsAt }: Series): string {
  const of = most === null ? '' : ` of ${number(most)}`;
  return `${number(runs)}${of}${endsAt === null ? '' : `, until ${moment(endsAt)}`}`;
}

function leftOutOf({ skipped: { missed, overlap }, missed: policy, overlap: other }: Series) {
  return `${number(missed)} missed (${policy}), ${number(overlap)} while a run went on (${other})`;
}

function changesOf({ changes_found: found, last_change_run: last }: Series): string {
  return last === null ? 'none found' : `found at ${count(found, 'run')}, the last at run ${last}`;
}

function webhookOf({ webhook }: Series): string {
  if (webhook === null) return 'none';
  const dead = webhook.dead === 0 ? '' : `, ${count(webhook.dead, 'message')} given up`;
  return `${webhook.url}${dead}`;
}
