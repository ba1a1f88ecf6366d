import { contentComparison, modelContent, verdict } from '@beacon/verdict';
import type { OutcomeProfile } from '@beacon/verdict';
import type { JobSpec } from '@beacon/domain';
import { toSpecificationView } from '../../jobs/specification.view.js';
import type { ReportInput, ReportQuestion } from './report-input.js';

/** What a model or a provider may say to break out of the page that quotes it. */
export const HOSTILE = `</pre></script><script>alert(1)</script><img src=x onerror="alert('1')">&amp;\u202Eevil\0]]>--><style>*{}</style>`;

const REGIONS = ['us-east', 'asia-pacific'];

/** A finished job of one model, two regions and some questions, refused from the second region only. */
export function reportInput(
  change: Partial<ReportInput> = {},
  text = 'What happened?',
): ReportInput {
  const questions = Array.from({ length: 12 }, (_, index) => question(`q${index + 1}`, text));
  const spec = specOf(questions, text);
  return {
    job: {
      id: 'job-1',
      status: 'completed',
      spec,
      createdAt: new Date('2026-11-26T09:00:00Z'),
      startedAt: new Date('2026-11-26T09:00:01Z'),
      completedAt: new Date('2026-11-26T09:10:00Z'),
    },
    verdict: verdict({
      regions: REGIONS,
      models: [{ id: 'model-a', name: text }],
      repeats: 1,
      profiles: [
        profile('sensitive', 10, 'answered', 'refused'),
        profile('control', 2, 'answered', 'answered'),
      ],
    }),
    content: contentComparison([
      modelContent({
        modelId: 'model-a',
        regions: REGIONS,
        questions: questions.map(({ id }) => ({
          questionId: id,
          hasStatement: true,
          answers: REGIONS.map((region, index) => ({
            region,
            repeat: 1,
            text: `${text} ${region}`,
            stance: index === 0 ? ('agree' as const) : ('disagree' as const),
          })),
        })),
      }),
    ]),
    regions: [
      { id: 'us-east', name: 'United States', code: 'US' },
      { id: 'asia-pacific', name: text, code: 'ASIA' },
    ],
    lanes: [],
    questions,
    questionCount: questions.length,
    groups: questions.flatMap(({ id }, index) =>
      REGIONS.map((region, place) => ({
        questionId: id,
        modelId: 'model-a',
        region,
        status: place === 1 && index < 10 ? ('refused' as const) : ('completed' as const),
        outcome: place === 1 && index < 10 ? ('refused' as const) : ('answered' as const),
        isQuarantined: false,
        count: 1,
        executionIds: [],
      })),
    ),
    examples: [
      {
        modelId: 'model-a',
        question: question('q1', text),
        answers: REGIONS.map((region, index) => ({
          id: index + 1,
          region,
          repeat: 1,
          round: 1,
          status: 'completed',
          outcome: 'answered',
          response: text,
          responseCut: false,
          errorCode: null,
          errorMessage: null,
          quarantine: null,
          provider: 'openai-compatible',
          startedAt: '2026-11-26T09:00:02.000Z',
          completedAt: '2026-11-26T09:00:03.000Z',
          durationMs: 1_000,
        })),
      },
    ],
    differing: 10,
    systemPrompts: REGIONS.map((region) => ({ region, text, sha256: 'b'.repeat(64) })),
    facts: {
      served: [
        {
          modelId: 'model-a',
          region: 'us-east',
          provider: 'openai-compatible',
          endpointHost: text,
          providerModel: text,
          servedModel: text,
          providerRegion: text,
          node: text,
          executions: 24,
          fingerprints: 1,
        },
      ],
      failures: [{ region: 'us-east', reason: text, executions: 1 }],
      quarantined: [{ region: 'us-east', reason: text, executions: 2 }],
      typedBy: [{ source: text, version: text, executions: 24 }],
      hashes: { checked: 24, different: 0 },
      costUsd: 0.01,
      inputTokens: 100,
      outputTokens: 200,
    },
    proof: {
      registeredAt: '2026-11-26T09:00:00.000Z',
      registration: 'c'.repeat(64),
      registeredBy: text,
      registrations: 1,
      size: 25,
      root: 'd'.repeat(64),
      seal: {
        size: 25,
        statement: text,
        kid: text,
        signature: text,
        at: '2026-11-26T09:05:00.000Z',
      },
    },
    specification: toSpecificationView(spec),
    versions: { beacon: '1.2.3', schema: 'Migration3', classifier: '2' },
    generatedAt: new Date('2026-11-26T10:00:00Z'),
    ...change,
  };
}

function question(id: string, text: string): ReportQuestion {
  return { id, text, category: text, language: text, kind: null, sha256: 'a'.repeat(64) };
}

function profile(
  kind: 'sensitive' | 'control',
  questions: number,
  first: 'answered' | 'refused',
  second: 'answered' | 'refused',
): OutcomeProfile {
  const cells = [first, second].map((outcome) => ({
    outcomes: { [outcome]: 1 },
    cancelled: 0,
    quarantined: 0,
  }));
  return { modelId: 'model-a', kind, questions, cells };
}

function specOf(questions: readonly ReportQuestion[], text: string): JobSpec {
  return {
    version: 'v1',
    benchmark: { name: text, version: text, description: text, details: { metadata: { text } } },
    models: [{ id: 'model-a', name: text, regions: REGIONS }],
    regions: REGIONS,
    questions: questions.map(({ id, category, language }) => ({
      id,
      text,
      category,
      language,
      source: 'inline',
    })),
    prompt: null,
    repeats: 1,
    sampling: { temperature: 0, maxTokens: 100, seed: null, topP: null },
    constraints: {
      minRegions: 1,
      minSuccessRate: 0.5,
      timeoutMs: 600_000,
      providerTimeoutMs: 60_000,
    },
    systemPrompt: 'regional',
    metadata: { text },
  };
}
