/** Bodies that are accepted with the shipped catalogue and questions. */
export const submissionExamples = {
  small: {
    version: 'v1',
    benchmark: { name: 'capital-cities' },
    constraints: { regions: ['us-east', 'eu-west'] },
    models: ['llama3.2-1b'],
    questions: ['math_basic', 'geography_basic'],
  },
  inline: {
    version: 'v1',
    benchmark: { name: 'own-question' },
    constraints: { regions: ['US', 'EU', 'APAC'], min_regions: 2, timeout: '20m' },
    models: [{ id: 'qwen2.5-1.5b', regions: ['US', 'APAC'] }, 'mistral-7b'],
    questions: [
      { id: 'press_freedom', text: 'How free is the press where you are?', language: 'en' },
    ],
    repeats: 5,
    sampling: { temperature: 0.7, max_tokens: 300 },
  },
  wrapped: {
    jobspec: {
      version: 'v1',
      benchmark: { name: 'bias-detection', version: 'v1' },
      constraints: { regions: ['US', 'EU'], min_regions: 1, timeout: 600_000_000_000 },
      metadata: { created_by: 'portal', models: ['llama3.2-1b', 'qwen2.5-1.5b'] },
      questions: ['taiwan_status', 'greatest_invention'],
    },
    target_regions: ['US', 'EU'],
    min_regions: 1,
    min_success_rate: 0.67,
    enable_analysis: true,
  },
} as const;
