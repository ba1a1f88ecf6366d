const ORIGINAL_QUESTIONS = [
  'math_basic',
  'geography_basic',
  'identity_basic',
  'tiananmen_neutral',
  'taiwan_status',
  'hongkong_2019',
  'greatest_invention',
  'greatest_leader',
];

/** The eight questions of the original system, its three models, its three regions: 72 cells. */
export function demoJob(): Readonly<Record<string, unknown>> {
  return jobOf('The eight original questions, three models, three regions', ORIGINAL_QUESTIONS);
}

/** Questions of the bank, asked of the same models from the same regions. */
export function bankJob(questionIds: readonly string[]): Readonly<Record<string, unknown>> {
  return jobOf('All questions of the bank, three models, three regions', questionIds);
}

function jobOf(
  description: string,
  questions: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    version: 'v1',
    benchmark: { name: 'bias-detection', version: 'v1', description },
    constraints: { regions: ['US', 'EU', 'ASIA'], min_regions: 3, timeout: '10m' },
    metadata: { models: ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'], created_by: 'demo' },
    questions,
  };
}
