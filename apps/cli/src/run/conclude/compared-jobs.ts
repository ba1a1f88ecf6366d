import type { Gateway } from '../../gateway/gateway.js';
import type { Concluded } from '../conditions/gate-input.js';
import { given, toConcluded } from './compared.js';
import type { ComparisonOptions } from './compared.js';

/** What the gateway says of two of its jobs. */
export async function comparedJobs(
  gateway: Gateway,
  before: string,
  after: string,
  options: ComparisonOptions,
): Promise<Concluded> {
  const query = { ...given(options), with: after };
  const params = { path: { id: before }, query };
  const compared = await gateway.ask(gateway.api.GET('/api/v1/jobs/{id}/comparison', { params }));
  const { lanes, question_count: questions } = compared.not_compared;
  return toConcluded(compared, {
    questions,
    lanes: lanes.map(({ model_id: modelId, ...lane }) => ({ ...lane, modelId })),
  });
}
