import type { KnownAnswer } from '@beacon/persistence';
import { html, quoted } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { count, counted } from '../numbers.js';
import type { ReportExample, ReportInput } from '../report-input.js';
import { OUTCOME_WORDS } from '../words.js';

/** What the regions were answered where they differ, side by side. */
export function examples(input: ReportInput): Html | null {
  const { examples: list, regions, job } = input;
  if (list.length === 0) return null;
  const names = new Map(regions.map(({ id, name }) => [id, name]));
  return html`<section aria-labelledby="answers">
    <h2 id="answers">Answers, where regions differ</h2>
    <p>
      ${extent(input)} Of each region one answer is shown, the first repeat that has one: what was
      seen, not how sure it is. All answers are in
      <code>/api/v1/jobs/${job.id}/export?format=jsonl</code>.
    </p>
    ${list.map((example) => exampleOf(example, names))}
  </section>`;
}

/** How much of what differs is shown. */
function extent({ examples: list, differing, questions, questionCount }: ReportInput): string {
  const isPart = questionCount > questions.length;
  const among = isPart ? `Of the first ${count(questions.length)} questions, in` : 'In';
  const left = differing - list.length;
  const shown =
    left === 0
      ? 'all are below'
      : `the ${count(list.length)} with the largest differences are below, ${count(left)} more are left out`;
  return `${among} ${counted(differing, 'case')} the regions of a model differ in what came of a question: ${shown}.`;
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
