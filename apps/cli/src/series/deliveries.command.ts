import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { cut, moment, number } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { figure, table, text } from '../terminal/table.js';

/** Shows the messages to the webhook of a series, the newest first. */
export async function seriesDeliveries(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const asked = gateway.api.GET('/api/v1/series/{id}/deliveries', { params: { path: { id } } });
  const head = [text('created'), text('type'), text('state'), figure('tries'), text('why')];
  await show(await gateway.ask(asked), given, ({ deliveries }) => {
    if (deliveries.length === 0) return 'No message.';
    const rows = deliveries.map(({ created_at: at, type, state, attempts, last_error: why }) => [
      moment(at).slice(0, 16),
      type,
      state,
      number(attempts),
      why ?? '',
    ]);
    const columns = columnsOf(process.stdout);
    return table(head, rows)
      .map((line) => cut(line, columns))
      .join('\n');
  });
}
