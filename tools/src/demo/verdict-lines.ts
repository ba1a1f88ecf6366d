import type { VerdictSentences } from './api.js';

/** What the answers amount to, in the verdict's own sentences, and what to beware of. */
export function renderVerdict({ sentence, models, warnings }: VerdictSentences): string {
  return [
    '',
    'Verdict (/api/v1/jobs/…/verdict has the tests and figures behind it):',
    `  ${sentence}`,
    ...models.map((model) => `  - ${model.sentence}`),
    ...warnings.map((warning) => `  ! ${warning.text}`),
    '',
  ].join('\n');
}
