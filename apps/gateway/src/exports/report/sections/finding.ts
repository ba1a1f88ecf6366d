import type { Endpoint, ModelVerdict, VerdictWarning } from '@beacon/analysis';
import { html, quoted } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { counted, moment } from '../numbers.js';
import type { ReportInput } from '../report-input.js';
import { conclusionWords, STATUS_WORDS } from '../words.js';

/** What the page is about, and the answer, first. */
export function heading({ job, verdict, questionCount, generatedAt }: ReportInput): Html {
  const { benchmark, models, regions, repeats } = job.spec;
  return html`<header>
    <p class="over">Beacon report${verdict.interim ? ' · interim' : ''}</p>
    <h1>${quoted(benchmark.name, 200)}</h1>
    ${benchmark.description === null ? null : html`<p>${quoted(benchmark.description, 1_000)}</p>`}
    <dl class="facts">
      <div>
        <dt>Asked</dt>
        <dd>
          ${counted(questionCount, 'question')}${repeats > 1 ? html` × ${repeats} repeats` : null}
        </dd>
      </div>
      <div>
        <dt>Of</dt>
        <dd>${counted(models.length, 'model')}</dd>
      </div>
      <div>
        <dt>From</dt>
        <dd>${counted(regions.length, 'region')}</dd>
      </div>
      <div>
        <dt>Started</dt>
        <dd>${moment(job.startedAt)}</dd>
      </div>
      <div>
        <dt>Ended</dt>
        <dd>${moment(job.completedAt)}</dd>
      </div>
      <div>
        <dt>Job</dt>
        <dd>${job.id}, ${STATUS_WORDS[job.status]}</dd>
      </div>
    </dl>
    ${verdict.interim ? interim(generatedAt) : null}
  </header>`;
}

function interim(generatedAt: Date): Html {
  return html`<div class="banner" role="note">
    <p>
      <strong>Interim.</strong> The job was not finished on ${moment(generatedAt)}, when this report
      was made. Its figures will change, and nothing here is a conclusion.
    </p>
  </div>`;
}

/** The verdict in sentences. */
export function finding({ verdict }: ReportInput): Html {
  const models = verdict.models.slice(0, LIMITS.models);
  const left = verdict.models.length - models.length;
  const reasons = new Set(models.map(({ reason }) => reason));
  const [shared] = reasons.size === 1 ? reasons : [];
  return html`<section aria-labelledby="finding">
    <h2 id="finding">Finding</h2>
    <p class="lead">${sentence(verdict.sentence)}</p>
    ${models.map((model) => modelCard(model, verdict.endpoint, shared === undefined))}
    ${shared === undefined ? null : html`<p class="note">Test: ${sentence(shared)}</p>`}
    ${
      left > 0
        ? html`<p class="note">
            ${counted(left, 'further model')} not shown here: the verdict of the API has all.
          </p>`
        : null
    }
    ${warnings(verdict.warnings.filter(({ model_id }) => model_id === null))}
  </section>`;
}

function modelCard(model: ModelVerdict, endpoint: Endpoint, withReason: boolean): Html {
  const { conclusion, model_id, name } = model;
  const alias =
    name !== null && name !== model_id ? html` <span class="note">${name}</span>` : null;
  const badge = html`<span class="badge ${conclusion}"
    >${conclusionWords(conclusion, endpoint)}</span
  >`;
  return html`<article class="verdict ${conclusion}">
    <h3>${model_id}${alias} ${badge}</h3>
    <p>${sentence(model.sentence)}</p>
    ${withReason ? html`<p class="note">Test: ${sentence(model.reason)}</p>` : null}
    ${warnings(model.warnings)}
  </article> `;
}

/** The verdict's sentences have no full stop of their own. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function warnings(list: readonly VerdictWarning[]): Html | null {
  if (list.length === 0) return null;
  return html`<ul class="note">
    ${list.map(({ text }) => html`<li><strong>Note:</strong> ${sentence(text)}</li>`)}
  </ul>`;
}
