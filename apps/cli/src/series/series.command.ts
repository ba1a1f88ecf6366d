import type { paths } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { cut } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { seriesTable, seriesText } from './series-text.js';

type Query = NonNullable<paths['/api/v1/series']['get']['parameters']['query']>;

/** Lists series. */
export async function listSeries(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const query = apiFields(given, ['status', 'limit', 'cursor']) as Query;
  const answer = await gateway.ask(gateway.api.GET('/api/v1/series', { params: { query } }));
  await show(answer, given, ({ series, next_cursor: next }) =>
    [
      ...(series.length === 0 ? ['No series.'] : seriesTable(series)),
      ...(next === null ? [] : ['', `More: --cursor ${next}`]),
    ]
      .map((line) => cut(line, columnsOf(process.stdout)))
      .join('\n'),
  );
}

/** Shows one series. */
export async function showSeries(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const asked = gateway.api.GET('/api/v1/series/{id}', { params: { path: { id } } });
  await show(await gateway.ask(asked), given, (series) => seriesText(series));
}
