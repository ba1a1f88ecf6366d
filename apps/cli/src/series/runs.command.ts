import type { paths, Schema } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { moment, share } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { table, text } from '../terminal/table.js';
import { wrap } from '../terminal/wrap.js';

type Run = Schema<'SeriesRunView'>;
type Query = NonNullable<paths['/api/v1/series/{id}/runs']['get']['parameters']['query']>;

/** Shows the runs of a series, the last one last, and the changes that were found. */
export async function seriesRuns(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const query = apiFields(given, ['limit', 'cursor']) as Query;
  const asked = gateway.api.GET('/api/v1/series/{id}/runs', { params: { path: { id }, query } });
  await show(await gateway.ask(asked), given, ({ runs, next_cursor: next }) =>
    [
      ...(runs.length === 0 ? ['No run yet.'] : runLines(runs.toReversed())),
      ...(next === null ? [] : ['', `Earlier: --cursor ${next}`]),
    ].join('\n'),
  );
}

function runLines(runs: readonly Run[]): readonly string[] {
  const head = [text('run'), text('due'), text('job'), text('refused'), text('found')];
  const rows = runs.map((run) => [
    String(run.number),
    moment(run.due_at).slice(0, 16),
    run.status ?? 'none',
    refusedOf(run),
    foundOf(run),
  ]);
  const changes = runs.flatMap(({ look }) => (look?.changes ?? []).map(({ sentence }) => sentence));
  const columns = columnsOf(process.stdout);
  const told = changes.flatMap((sentence) =>
    wrap(sentence, columns - 2).map((line, index) => `${index === 0 ? '!' : ' '} ${line}`),
  );
  return [...table(head, rows), ...(told.length === 0 ? [] : ['', ...told])];
}

/** From the lowest to the highest rate of its models and regions. */
function refusedOf({ look }: Run): string {
  const rates = (look?.lanes ?? []).flatMap(({ endpoints }) => endpoints.refused.rate.rate ?? []);
  if (rates.length === 0) return '–';
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  return low === high ? share(low) : `${share(low)} to ${share(high)}`;
}

const FOUND = {
  first_run: 'the first run',
  change_found: 'CHANGE',
  no_change_found: 'no change found',
  nothing_to_compare: 'nothing to compare',
} as const;

function foundOf({ look, failure, looked_at: at }: Run): string {
  if (failure !== null) return `not looked at: ${failure.replaceAll('_', ' ')}`;
  return look == null || at === null ? 'not yet' : FOUND[look.conclusion];
}
