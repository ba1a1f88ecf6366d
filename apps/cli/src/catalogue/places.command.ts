import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { columnsOf } from '../terminal/screen-size.js';
import { hanging } from '../terminal/lines.js';

/** Shows the regions of the catalogue. */
export async function regions(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const columns = columnsOf(process.stdout);
  const answer = await gateway.ask(gateway.api.GET('/api/v1/regions'));
  await show(answer, given, ({ regions }) =>
    regions
      .flatMap(({ id, name, aliases, models, twin_of: twin }) => [
        `${id}  ${name}${twin === null ? '' : ` (a second executor of ${twin})`}`,
        ...(aliases.length === 0 ? [] : hanging(`also: ${aliases.join(', ')}`, columns)),
        ...hanging(`models: ${models.join(', ') || 'none'}`, columns),
      ])
      .join('\n'),
  );
}

/** Shows the models of the catalogue. */
export async function models(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const columns = columnsOf(process.stdout);
  const answer = await gateway.ask(gateway.api.GET('/api/v1/models'));
  await show(answer, given, ({ models }) =>
    models
      .flatMap(({ id, name, regions }) => [
        name === id ? id : `${id}  ${name}`,
        ...regions.flatMap(({ region, provider, concurrency }) =>
          hanging(`${region}: ${provider}, up to ${concurrency} at once`, columns),
        ),
      ])
      .join('\n'),
  );
}
