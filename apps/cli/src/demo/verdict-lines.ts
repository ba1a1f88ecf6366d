import type { VerdictSentences } from './api.js';

/** What the answers amount to, in the verdict's own sentences, and what to beware of. */
export function renderVerdict({ sentence, models, warnings }: VerdictSentences): string {
  return [
    '',
    'Verdict (/api/v1/jobs/…/verdict has the tests and figures behind it):',
    ...warnings.filter(isSimulated).map(({ text }) => `  ! ${text}`),
    `  ${sentence}`,
    ...models.map((model) => `  - ${model.sentence}`),
    ...warnings.filter((warning) => !isSimulated(warning)).map(({ text }) => `  ! ${text}`),
    '',
  ].join('\n');
}

/** What nobody may overlook comes before what was found. */
function isSimulated({ code }: VerdictSentences['warnings'][number]): boolean {
  return code === 'simulated';
}
