import { join } from 'node:path';
import {
  DEPLOYMENT_TYPES,
  EVALUATOR_RELATIONSHIPS,
  MODEL_AVAILABILITIES,
  evalLog,
  everyEvalEverRecord,
  type ExportedJob,
  type ExportedLane,
  type Metric,
  type RateInterval,
} from '@beacon/formats';
import { z } from 'zod';
import { Gateway } from '../gateway/gateway.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { packageVersion } from '../program/version.js';
import { RefusalError } from '../refusal.error.js';
import { emptyFolder, laneFileName, sayFiles } from './export-folder.js';
import { readJob, toExportedJob } from './exported-job.js';
import { LaneFiles } from './lane-files.js';
import { writePieces } from './write-pieces.js';

function oneOf(name: string, values: readonly string[]) {
  return option(name, `one of ${values.join(', ')}`);
}

const OUT = z.object({ out: z.string(option('out', 'a folder for the files')).min(1) });
const RECORDS = OUT.extend({
  organization: z.string(option('organization', 'who made the evaluation')).min(1),
  relationship: z
    .enum(EVALUATOR_RELATIONSHIPS, oneOf('relationship', EVALUATOR_RELATIONSHIPS))
    .optional(),
  deployment: z.enum(DEPLOYMENT_TYPES, oneOf('deployment', DEPLOYMENT_TYPES)).optional(),
  availability: z
    .enum(MODEL_AVAILABILITIES, oneOf('availability', MODEL_AVAILABILITIES))
    .optional(),
});

/** Writes a job as logs of Inspect, one for each model and region. */
export async function exportInspect(id: string, given: Given): Promise<void> {
  const { out } = checked(given, OUT);
  await exportLanes(id, given, {
    out,
    end: '.json',
    write: (job, lane) => evalLog(job, lane),
  });
}

/** Writes a job as records of Every Eval Ever, one for each model and region. */
export async function exportEveryEvalEver(id: string, given: Given): Promise<void> {
  const { out, organization, relationship, deployment, availability } = checked(given, RECORDS);
  const intervals = await intervalsOf(Gateway.of(given), id);
  const facts = {
    organization,
    relationship,
    deployment,
    availability,
    version: packageVersion(),
    retrievedAt: Math.floor(Date.now() / 1_000),
  };
  await exportLanes(id, given, {
    out,
    end: '.json',
    write: async function* (job, lane) {
      const intervalOf = (metric: Metric) => intervals(lane, metric);
      const record = everyEvalEverRecord(job, lane, { ...facts, intervalOf });
      yield `${JSON.stringify(record, null, 2)}\n`;
    },
  });
}

type Intervals = (
  lane: Pick<ExportedLane, 'model' | 'region'>,
  metric: Metric,
) => RateInterval | null;

/** The intervals of the rates that records have, as the job's verdict has them. */
async function intervalsOf(gateway: Gateway, id: string): Promise<Intervals> {
  const params = { path: { id } };
  const { models, level } = await gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}/verdict', { params }),
  );
  return ({ model, region }, metric) => {
    const endpoints = models.find(({ model_id }) => model_id === model)?.endpoints;
    const rate = endpoints?.[metric].rates.find((one) => one.region === region);
    const [lower, upper] = rate?.interval ?? [];
    return lower === undefined || upper === undefined ? null : { lower, upper, level };
  };
}

/** How the files of an export are made. */
interface LaneExport {
  readonly out: string;
  readonly end: string;
  readonly write: (job: ExportedJob, lane: ExportedLane) => AsyncIterable<string>;
}

async function exportLanes(
  id: string,
  given: Given,
  { out, end, write }: LaneExport,
): Promise<void> {
  const gateway = Gateway.of(given);
  // What is refused is refused before anything is written.
  const job = toExportedJob(await readJob(gateway, id));
  const files = await LaneFiles.with(gateway, id, async (lanes) => {
    if (lanes.length === 0) throw new RefusalError(`Job ${id} has no executions yet.`);
    await emptyFolder(out);
    const written = [];
    for (const lane of lanes) {
      const { region, model } = lane;
      const path = join(out, laneFileName(region, model, end));
      written.push({
        out: path,
        region,
        model_id: model,
        bytes: await writePieces(path, write(job, lane)),
      });
    }
    return written;
  });
  await sayFiles(id, files, given);
}
