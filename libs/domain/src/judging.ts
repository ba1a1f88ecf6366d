import type { JobLane } from './cell.js';
import type { JobJudging, JobSpec, JudgingOrder } from './job-specification.js';

/** Who labels, as labels name a judge: the version of its prompt and its model. */
export function judgeRater(prompt: string, modelId: string): string {
  return `${prompt} ${modelId}`;
}

/**
 * A judge's lane with some answers more, each asked about once: positions `from` up to the one before `to`. Answers that follow
 * on those of its last block make that one longer: blocks stay as few as there are gaps.
 */
export function withAnswers(lane: JobLane, from: number, to: number): JobLane {
  if (to <= from) return lane;
  const { cells, blocks } = lane;
  const last = blocks.at(-1);
  const next =
    last?.questionTo === from
      ? [...blocks.slice(0, -1), { ...last, questionTo: to }]
      : [
          ...blocks,
          { base: cells, questionFrom: from, questionTo: to, repeatFrom: 1, repeatTo: 1 },
        ];
  return { ...lane, cells: cells + to - from, blocks: next };
}

const REPEATS = 1;
/** The same for every answer: repeats of a judge would be copies. */
const SEED = 20_261_126;
const MIN_SUCCESS_RATE = 0.67;
const PROVIDER_TIMEOUT_MS = 60_000;

/** The specification of a judging job. Its answers are added as they are there; the time limit counts from the last of them. */
export function judgingSpec(
  { models, policy, only, maxTokens }: JudgingOrder,
  judging: Pick<JobJudging, 'sourceJobId' | 'prompt' | 'again'>,
  limits: { readonly timeoutMs: number },
): JobSpec {
  const { timeoutMs } = limits;
  const regions = [...new Set(models.flatMap((model) => model.regions))];
  return {
    version: 'v1',
    benchmark: {
      name: `judging ${judging.sourceJobId}`,
      version: judging.prompt,
      description: null,
      details: {},
    },
    models,
    regions,
    questions: [],
    prompt: null,
    repeats: REPEATS,
    sampling: { temperature: 0, maxTokens, seed: SEED, topP: null },
    constraints: {
      minRegions: 1,
      minSuccessRate: MIN_SUCCESS_RATE,
      timeoutMs,
      providerTimeoutMs: Math.min(PROVIDER_TIMEOUT_MS, timeoutMs),
    },
    systemPrompt: 'none',
    metadata: {},
    judging: { ...judging, policy, only },
  };
}
