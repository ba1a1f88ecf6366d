import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { traceText } from './trace-text.js';

/** Shows what is recorded of one cell's way. */
export async function trace(job: string, cell: string, given: Given): Promise<void> {
  const query = cellQuery(cell);
  const gateway = Gateway.of(given);
  const traced = await gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}/trace', { params: { path: { id: job }, query } }),
  );
  await show(traced, given, traceText);
}

interface CellQuery {
  readonly region: string;
  readonly model_id: string;
  readonly question_id?: string;
  readonly repeat?: number;
}

/** @throws UsageError when it is not region, model, and perhaps question and repeat, with slashes between. */
function cellQuery(cell: string): CellQuery {
  const [region = '', model = '', question, repeat, ...rest] = cell.split('/');
  const isWhole = repeat === undefined || /^[1-9]\d{0,8}$/.test(repeat);
  if (region === '' || model === '' || rest.length > 0 || !isWhole) {
    throw new UsageError(
      `${JSON.stringify(cell)} names no cell: it is REGION/MODEL/QUESTION, with /REPEAT where it is not the first.`,
    );
  }
  return {
    region,
    model_id: model,
    ...(question === undefined || question === '' ? {} : { question_id: question }),
    ...(repeat === undefined ? {} : { repeat: Number(repeat) }),
  };
}
