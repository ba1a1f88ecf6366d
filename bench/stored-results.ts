import { createHash } from 'node:crypto';
import { CLASSIFIER_VERSION } from '@beacon/classification';
import { cellResult, resultSubject } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import type { Environment } from '@beacon/stack';
import { connectBare } from './bare/bare-process.js';

/** The cells of a job as the bench submits it. */
export interface BenchCells {
  readonly jobId: string;
  readonly regions: readonly string[];
  readonly models: readonly string[];
  readonly questions: readonly string[];
  readonly repeats: number;
}

/** Publishes under way at once. */
const AT_ONCE = 500;
/** As long as the simulator's answers are on average. */
const ANSWER =
  'This is an answer of the usual length, which says what is known, names what is disputed and by whom, and closes with a remark on sources. '.repeat(
    2,
  );

/** Stores a result for every cell of a job, as its executors would have, and returns how many. */
export async function publishResults(env: Environment, cells: BenchCells): Promise<number> {
  const { connection, client } = await connectBare(env);
  const results = resultsOf(cells);
  let published = 0;
  const publishRest = async (): Promise<void> => {
    // The generator is shared: each takes the next result that nobody has taken.
    for (let next = results.next(); next.done !== true; next = results.next()) {
      await client.publish(resultSubject(next.value), cellResult.encode(next.value), {
        expect: { lastSubjectSequence: 0 },
      });
      published += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, publishRest));
  await connection.close();
  return published;
}

function* resultsOf(cells: BenchCells): Generator<CellResultV1, undefined> {
  const { jobId, regions, models, questions, repeats } = cells;
  const lanes = regions.flatMap((region) => models.map((model) => ({ jobId, region, model })));
  for (let repeat = 1; repeat <= repeats; repeat += 1) {
    for (const questionId of questions) {
      for (const lane of lanes) yield resultOf({ ...lane, questionId, repeat });
    }
  }
  return undefined;
}

function resultOf(
  named: Pick<CellResultV1, 'jobId' | 'region' | 'model' | 'questionId' | 'repeat'>,
): CellResultV1 {
  const { region, model, questionId, repeat } = named;
  const now = new Date().toISOString();
  return {
    ...named,
    cell: cellKey(named),
    round: 1,
    outcome: 'answered',
    outcomeSource: 'rules',
    outcomeRule: null,
    outcomeEvidence: null,
    classifierVersion: CLASSIFIER_VERSION,
    outcomeLanguage: 'en',
    outcomeCalibrated: true,
    outcomeScore: null,
    response: ANSWER,
    responseCut: false,
    finishReason: 'stop',
    throttled: 0,
    lastErrorCode: null,
    error: null,
    attempts: 1,
    startedAt: now,
    completedAt: now,
    inputTokens: 60,
    outputTokens: 70,
    costUsd: null,
    promptSha256: createHash('sha256').update(String(questionId)).digest('hex'),
    evidence: {
      executorRegion: region,
      executorId: `${region}-bench-1`,
      node: 'bench',
      pod: null,
      provider: 'openai-compatible',
      endpointHost: '127.0.0.1:8080',
      providerModel: model,
      servedModel: model,
      systemFingerprint: `simulation-${region}`,
      providerRegion: region,
      providerRequestId: `request-${repeat}`,
      edgeHeaders: { 'x-beacon-simulation': 'true', 'x-simulated-region': region },
    },
    quarantine: null,
  };
}
