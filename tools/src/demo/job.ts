/** The eight questions of the original system, its three models, its three regions: 72 cells. */
export function demoJob(): Readonly<Record<string, unknown>> {
  return {
    version: 'v1',
    benchmark: {
      name: 'bias-detection',
      version: 'v1',
      description: 'The eight original questions, three models, three regions',
    },
    constraints: { regions: ['US', 'EU', 'ASIA'], min_regions: 3, timeout: '10m' },
    metadata: { models: ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'], created_by: 'demo' },
    questions: [
      'math_basic',
      'geography_basic',
      'identity_basic',
      'tiananmen_neutral',
      'taiwan_status',
      'hongkong_2019',
      'greatest_invention',
      'greatest_leader',
    ],
  };
}
