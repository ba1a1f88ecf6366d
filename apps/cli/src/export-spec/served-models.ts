import type { Schema } from '@beacon/client';
import type { Gateway } from '../gateway/gateway.js';

/** Lanes that are looked at: each costs two requests. */
const MOST_LANES = 50;

/** What answered in each lane of a job, as its latest measured answer says; a line each. */
export async function servedModels(
  gateway: Gateway,
  job: string,
  models: Schema<'SpecificationView'>['models'],
): Promise<string[]> {
  const lanes = models.flatMap(({ id, regions }) => regions.map((region) => ({ id, region })));
  const lines = [];
  for (const { id, region } of lanes.slice(0, MOST_LANES)) {
    const served = await servedModel(gateway, { job, model: id, region });
    if (served !== null) lines.push(`${region} ${id}: ${served}`);
  }
  return lines;
}

async function servedModel(
  gateway: Gateway,
  lane: { readonly job: string; readonly model: string; readonly region: string },
): Promise<string | null> {
  const query = {
    job_id: lane.job,
    model_id: lane.model,
    region: lane.region,
    ...({ status: 'completed', limit: 1 } as const),
  };
  const { executions } = await gateway.ask(
    gateway.api.GET('/api/v1/executions', { params: { query } }),
  );
  const [execution] = executions;
  if (execution === undefined) return null;
  const path = { id: String(execution.id) };
  const { evidence } = await gateway.ask(
    gateway.api.GET('/api/v1/executions/{id}/details', { params: { path } }),
  );
  const { servedModel: served, systemFingerprint: fingerprint } = evidence;
  if (typeof served !== 'string') return null;
  return typeof fingerprint === 'string' ? `${served}, fingerprint ${fingerprint}` : served;
}
