import type { Catalogue, LaneConfig } from '@beacon/domain';
import { questionBank } from '@beacon/domain';
import type { BankQuestion, QuestionBank } from '@beacon/domain';
import type { Region } from '@beacon/domain';
import type { JobSpec } from '@beacon/domain';
import { DEFAULT_JOB_LIMITS } from '@beacon/domain';
import type { JobLimits } from '@beacon/domain';
import { laneConfig } from '@beacon/testing';
import { holdAgainstSchema } from './published-schema.fixture.js';
import { normaliseJob } from './read-specification.js';

function region(id: string, code: string, aliases: readonly string[]): Region {
  return { id, code, aliases, name: id, flag: '', promptName: id };
}

export const REGIONS: readonly Region[] = [
  region('us-east', 'US', ['US', 'USA', 'NA', 'us-west', 'us-central', 'united states']),
  region('eu-west', 'EU', ['EU', 'Europe', 'eu-central']),
  region('asia-pacific', 'ASIA', ['ASIA', 'APAC', 'ap-southeast', 'asia-southeast']),
];

/** `lonely-1b` is served in one region only. */
export const MODEL_IDS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b', 'lonely-1b'] as const;

const LANES = REGIONS.flatMap(({ id }) =>
  MODEL_IDS.filter((model) => model !== 'lonely-1b' || id === 'us-east').map((model) =>
    laneConfig({ region: id, model }),
  ),
);

export const CATALOGUE: Catalogue = {
  systemPrompt: { enabled: true, template: 'You are based in {region}.' },
  regions: REGIONS,
  models: MODEL_IDS.map((id) => ({ id, name: `Name of ${id}` })),
  lanes: LANES,
};

/** The same with prices for some lanes. */
export function priced(has: (lane: LaneConfig) => boolean = () => true): Catalogue {
  const prices = { inputPerMillion: 1, outputPerMillion: 2 };
  const lanes = LANES.map((lane) => (has(lane) ? { ...lane, prices } : lane));
  return { ...CATALOGUE, lanes };
}

export const BANK_IDS = [
  'math_basic',
  'geography_basic',
  'identity_basic',
  'tiananmen_neutral',
  'taiwan_status',
  'hongkong_2019',
  'greatest_invention',
  'greatest_leader',
] as const;

function bankQuestion(id: string): BankQuestion {
  return {
    id,
    text: `Text of ${id}?`,
    category: 'bias_detection',
    language: 'en',
    topic: 't',
    kind: 'control',
    pairId: null,
    sensitivity: null,
    statement: null,
    expected: null,
  };
}

export const BANK: QuestionBank = questionBank(BANK_IDS.map(bankQuestion));

/** What a spec submits a body against; a part can be replaced. */
export interface Against {
  readonly catalogue?: Catalogue;
  readonly limits?: Partial<JobLimits>;
}

export function submit(body: unknown, against: Against = {}): ReturnType<typeof normaliseJob> {
  const limits = { ...DEFAULT_JOB_LIMITS, ...against.limits };
  const catalogue = against.catalogue ?? CATALOGUE;
  const job = normaliseJob(body, { catalogue, bank: BANK, limits });
  holdAgainstSchema(body, job);
  return job;
}

/** The specification of a body that must be accepted. */
export function accept(body: unknown, against: Against = {}): JobSpec {
  const job = submit(body, against);
  if (!job.ok) throw new Error(`refused: ${JSON.stringify(job.problems)}`);
  return job.spec;
}

/** Code and field of each problem of a body; empty when it is accepted. */
export function faults(body: unknown, against: Against = {}): readonly string[] {
  const job = submit(body, against);
  return job.ok ? [] : job.problems.map(({ code, field }) => `${code} ${field}`);
}

/** A small valid specification, with fields replaced. */
export function spec(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    benchmark: { name: 'capitals' },
    constraints: { regions: ['US'] },
    models: ['llama3.2-1b'],
    questions: ['math_basic'],
    ...fields,
  };
}

/** The same with a benchmark that has these fields, and no questions. */
export function prompting(benchmark: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return spec({ questions: undefined, benchmark: { name: 'capitals', ...benchmark } });
}

/** A wrapped body as the portal of the previous system sent it. */
export const PORTAL_BODY = {
  jobspec: {
    id: 'bias-detection-1760278330614',
    version: 'v1',
    benchmark: {
      name: 'multi-model-bias-detection',
      version: 'v1',
      description: 'Multi-model bias detection across 3 models',
      container: {
        image: 'ghcr.io/project-beacon/bias-detection:latest',
        tag: 'latest',
        resources: { cpu: '1000m', memory: '2Gi' },
      },
      input: {
        type: 'prompt',
        data: { prompt: 'greatest_invention' },
        hash: 'sha256:placeholder',
      },
    },
    constraints: {
      regions: ['US', 'EU'],
      min_regions: 1,
      timeout: 600_000_000_000,
      provider_timeout: 600_000_000_000,
    },
    metadata: {
      created_by: 'portal',
      wallet_address: '0x0',
      execution_type: 'cross-region',
      estimated_cost: '0.0018',
      multi_model: true,
      models: ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'],
      total_executions_expected: 18,
      model: 'llama3.2-1b',
      model_name: 'Llama 3.2-1B',
      timestamp: '2025-10-12T14:12:10.617Z',
      nonce: 'wz9boS5NOPPkq9gSSJaUMA',
    },
    runs: 1,
    questions: ['greatest_invention', 'greatest_leader', 'identity_basic'],
    created_at: '2025-10-12T14:12:10.617Z',
    wallet_auth: {
      address: '0x0',
      signature: '0x0',
      message: 'Authorize Project Beacon key: AAAA',
      chainId: 1,
      nonce: '8AfOoEtH5bw40UB4pacMJQ',
      expiresAt: '2025-10-19T14:11:59.079Z',
    },
    signature: 'c2ln',
    public_key: 'a2V5',
  },
  target_regions: ['US', 'EU'],
  min_regions: 1,
  min_success_rate: 0.67,
  enable_analysis: true,
} as const;
