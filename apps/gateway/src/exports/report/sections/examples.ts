import type { KnownAnswer } from '@beacon/persistence';
import { html, quoted } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import type { ReportExample, ReportInput } from '../report-input.js';
import { OUTCOME_WORDS } from '../words.js';

/** What the regions were answered where they differ, side by side. */
export function examples({ examples: list, regions, job }: ReportInput): Html | null {
  if (list.length === 0) return null;
  const names = new Map(regions.map(({ id, name }) => [id, name]));
  return html`<section aria-labelledby="answers">
    <h2 id="answers">Answers, where regions differ</h2>
    <p>
      One answer of each region, the first repeat that has one: what was seen, not how sure it is.
      At most ${LIMITS.examples} questions; all answers are in
      <code>/api/v1/jobs/${job.id}/export?format=jsonl</code>.
    </p>
    ${list.map((example) => exampleOf(example, names))}
  </section>`;
}

function exampleOf(
  { modelId, question, answers }: ReportExample,
  names: ReadonlyMap<string, string>,
): Html {
  const title = question.id === '' ? 'the job’s own prompt' : question.id;
  return html`<h3>${modelId}: ${title}</h3>
    <p>${quoted(question.text, LIMITS.questionText, question.language)}</p>
    <div class="answers">${answers.map((answer) => answerOf(answer, names))}</div> `;
}

function answerOf(answer: KnownAnswer, names: ReadonlyMap<string, string>): Html {
  const { word, mark, look } = OUTCOME_WORDS[answer.outcome];
  const text =
    answer.response === null || answer.response.trim() === ''
      ? html`<p class="note">No text.</p>`
      : html`<p>${quoted(answer.response, LIMITS.answerText)}</p>`;
  return html`<div class="answer">
    <h4>
      <span>${names.get(answer.region) ?? answer.region}</span
      ><span class="tag o-${look}">${mark} ${word}</span>
    </h4>
    ${text}
  </div>`;
}
