import { promptArmOf } from '@beacon/domain';
import type { JobArm } from '@beacon/domain';
import { html, isShowable, quoted } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { count } from '../numbers.js';
import type { ReportInput } from '../report-input.js';
import { table } from '../table.js';

/** What was asked, word for word and by hash, and where it was asked. */
export function asked(input: ReportInput): Html {
  return html`<section aria-labelledby="asked">
    <h2 id="asked">What was asked, and where</h2>
    ${questionTable(input)} ${sampling(input)} ${order(input)} ${systemPrompts(input)}
    ${served(input)}
  </section>`;
}

function questionTable({ questions, questionCount, job }: ReportInput): Html {
  const left = questionCount - questions.length;
  return html`<h3>Questions</h3>
    ${left > 0 ? html`<p class="note">The first ${count(questions.length)} of ${count(questionCount)}; all are in <code>/api/v1/jobs/${job.id}/specification</code>.</p>` : null}
    ${table(
      'Questions with the SHA-256 of their text in UTF-8, which is stored with every answer',
      [
        { text: 'Question' },
        { text: 'Text', isWide: true },
        { text: 'Kind' },
        { text: 'Category' },
        { text: 'Language' },
        { text: 'SHA-256' },
      ],
      questions.map(({ id, text, kind, category, language, sha256 }) => [
        id === '' ? 'The job’s own prompt' : id,
        quoted(text, LIMITS.questionText, language),
        kind ?? '–',
        category ?? '–',
        language ?? '–',
        html`<span class="hash">${sha256}</span>`,
      ]),
    )}${questions.every(({ text }) => isShowable(text)) ? null : REPLACED}`;
}

const REPLACED = html`<p class="note">
  Characters that would disturb this page, such as those that turn the direction of a line, are
  shown as “�”. Hashes are of the texts as they were sent, and the specification below has every
  character, escaped.
</p>`;

function sampling({ job: { spec } }: ReportInput): Html {
  if (spec.imported?.samplingKnown === false) {
    return html`<p>With which sampling the imported answers were asked is not known.</p>`;
  }
  const { temperature, maxTokens, topP, seed } = spec.sampling;
  return html`<p>
    Sampling, the same everywhere: temperature ${temperature}, at most ${count(maxTokens)} tokens,
    ${topP === null ? 'no top_p' : `top_p ${topP}`}, ${seed === null ? 'no seed' : `seed ${seed}`}.
  </p>`;
}

/** What stands between place in the order and time, so that another can judge it. */
function order({ job: { spec } }: ReportInput): Html {
  if (spec.imported !== undefined) return html`<p>In which order they were asked is not known.</p>`;
  if (spec.order === undefined) {
    return html`<p>Asked question by question, in the order above, each with all its repeats.</p>`;
  }
  return html`<p>
    Order of asking: drawn from seed ${spec.order.seed}, the same in all regions of a model; every
    question once before any of them again.
  </p>`;
}

/** Every question was asked with each of them: the ends of its ids name them. */
function comparedPrompts({ levels = [] }: JobArm): Html {
  return html`<h3>System prompts</h3>
    <p>Every question was asked with each of these, the same in all regions.</p>
    ${table(
      'System prompts that are compared',
      [{ text: 'Name' }, { text: 'Text', isWide: true }],
      levels.map(({ name, systemPrompt = null }) => [
        name,
        systemPrompt === null ? 'none' : quoted(systemPrompt, LIMITS.questionText),
      ]),
    )}`;
}

function systemPrompts({ systemPrompts: prompts, job }: ReportInput): Html {
  const arm = promptArmOf(job.spec);
  if (arm !== undefined) return comparedPrompts(arm);
  if (prompts.every(({ text }) => text === null)) {
    return html`<p>No system prompt was sent.</p>`;
  }
  return html`<h3>System prompts</h3>
    <p>
      Where these differ between regions, regions were told different things: a difference found is
      one of region and prompt together.
    </p>
    ${table(
      'System prompts by region, as they were when the job was accepted',
      [{ text: 'Region' }, { text: 'Text', isWide: true }, { text: 'SHA-256' }],
      prompts.map(({ region, text, sha256 }) => [
        region,
        text === null ? 'none' : quoted(text, LIMITS.questionText),
        sha256 === null ? '–' : html`<span class="hash">${sha256}</span>`,
      ]),
    )}`;
}

function served({ facts, regions }: ReportInput): Html {
  const names = new Map(regions.map(({ id, name }) => [id, name]));
  const known = (text: string | null): Html | string => (text === null ? '–' : quoted(text, 200));
  return html`<h3>Where it was answered</h3>
    ${
      facts.served.length === 0
        ? html`<p>No answer is recorded yet.</p>`
        : table(
            'What is known of who answered, and where; the most frequent first',
            [
              { text: 'Model' },
              { text: 'Region' },
              { text: 'Endpoint' },
              { text: 'Served model' },
              { text: 'Provider’s region' },
              { text: 'Executor’s node' },
              { text: 'Fingerprints', isNumber: true },
              { text: 'Answers', isNumber: true },
            ],
            facts.served.map((row) => [
              row.modelId,
              names.get(row.region) ?? row.region,
              known(row.endpointHost),
              known(row.servedModel ?? row.providerModel),
              known(row.providerRegion),
              known(row.node),
              count(row.fingerprints),
              count(row.executions),
            ]),
          )
    }`;
}
