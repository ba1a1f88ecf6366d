import type { ModelVerdict, Verdict, VerdictWarning } from '@beacon/verdict';
import { html, quoted } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { counted, moment } from '../numbers.js';
import type { ReportInput } from '../report-input.js';
import { regionsInWords } from '../region-words.js';
import { STATUS_WORDS, capital, conclusionWords } from '../words.js';

/** What must be known of a report wherever its name stands: that nobody real answered, that its job still runs. */
export function marksOf(verdict: Verdict): string {
  return `${isSimulated(verdict) ? ' · simulation' : ''}${verdict.interim ? ' · interim' : ''}`;
}

/** What the page is about, and the answer, first. */
export function heading({ job, verdict, questionCount, generatedAt }: ReportInput): Html {
  const { benchmark, models, repeats } = job.spec;
  return html`<header>
    <p class="over">Beacon report${marksOf(verdict)}</p>
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
        <dd>${regionsInWords(verdict)}</dd>
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
    ${simulation(verdict)}${verdict.interim ? interim(generatedAt) : null}
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

/** Whether answers that are counted were made up. */
function isSimulated({ warnings: list }: Verdict): boolean {
  return list.some(({ code }) => code === SIMULATED);
}

const SIMULATED = 'simulated';

/** The same that the verdict warns of, so that nobody reads the figures of a demonstration as a finding. */
function simulation(verdict: Verdict): Html[] {
  return verdict.warnings
    .filter(({ code }) => code === SIMULATED)
    .map(
      ({ text }) =>
        html`<div class="banner simulation" role="note">
          <p><strong>Simulation.</strong> ${capital(sentence(text))}</p>
        </div>`,
    );
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
    ${
      verdict.registration === null
        ? null
        : html`<p class="note">${sentence(verdict.registration.sentence)}</p>`
    }
    ${models.map((model) => modelCard(model, { verdict, withReason: shared === undefined }))}
    ${shared === undefined ? null : html`<p class="note">Test: ${sentence(shared)}</p>`}
    ${
      left > 0
        ? html`<p class="note">
            ${counted(left, 'further model')} not shown here: the verdict of the API has all.
          </p>`
        : null
    }
    ${warnings(verdict.warnings.filter(({ model_id, code }) => model_id === null && code !== SIMULATED))}
  </section>`;
}

/** What is marked on the page's top must be on each finding, too: it may be all that somebody cuts out. */
function modelCard(
  model: ModelVerdict,
  { verdict, withReason }: { readonly verdict: Verdict; readonly withReason: boolean },
): Html {
  const { conclusion, model_id, name } = model;
  const alias =
    name !== null && name !== model_id ? html` <span class="note">${name}</span>` : null;
  const badge = html`<span class="badge ${conclusion}"
    >${conclusionWords(conclusion)}${verdict.interim ? ', interim' : ''}</span
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
