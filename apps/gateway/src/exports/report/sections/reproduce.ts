import { VERDICT_VERSION } from '@beacon/verdict';
import { html, showableJson } from '../html.js';
import type { Html } from '../html.js';
import { count, moment } from '../numbers.js';
import type { ReportInput } from '../report-input.js';
import { table } from '../table.js';

/** How somebody else comes to the same figures, and to the same job. */
export function reproduce(input: ReportInput): Html {
  const { job, versions, questions, questionCount, verdict } = input;
  const isCut = questionCount > questions.length;
  return html`<section aria-labelledby="reproduce">
    <h2 id="reproduce">To check and to repeat</h2>
    <ul>
      <li>
        Every execution: <code>GET /api/v1/jobs/${job.id}/export?format=csv</code>, also
        <code>jsonl</code> and <code>parquet</code>.
      </li>
      <li>The verdict with all its figures: <code>GET /api/v1/jobs/${job.id}/verdict</code>.</li>
      <li>
        The same job again: <code>POST /api/v1/jobs</code> with the answer of
        <code>GET /api/v1/jobs/${job.id}/specification</code>.
      </li>
    </ul>
    ${table(
      'Versions',
      [{ text: 'Part' }, { text: 'Version' }],
      [
        ['Beacon', versions.beacon],
        ['Statistics of the verdict', VERDICT_VERSION],
        ['Classifier of the outcomes', verdict.versions['classifier'] ?? versions.classifier],
        ['Database schema', versions.schema],
      ],
    )}
    ${proofOf(input)}
    <details>
      <summary>
        Specification of the job, as
        JSON${isCut ? ` (with the first ${count(questions.length)} questions)` : ''}
      </summary>
      <pre>${showableJson(input.specification)}</pre>
    </details>
  </section>`;
}

/** What proves the records: its root may be compared with one that was anchored elsewhere. */
function proofOf({ proof }: ReportInput): Html {
  if (proof === null) {
    return html`<p>
      The job was accepted before registrations and logs were kept: nothing proves its records.
    </p>`;
  }
  const { seal } = proof;
  const by = (kid: string | null): string => (kid === null ? 'not signed' : `signed by ${kid}`);
  return table(
    'Proof',
    [{ text: 'What' }, { text: 'Value' }],
    [
      ['Registered', `${proof.registeredAt}, ${by(proof.registeredBy)}`],
      ['Registration, SHA-256', proof.registration],
      ['Log', `${count(proof.size)} entries`],
      ['Root of the log', proof.root],
      [
        'Last seal',
        seal === null ? 'none yet' : `${count(seal.size)} entries, ${seal.at}, ${by(seal.kid)}`,
      ],
    ],
  );
}

/** Who made the page, and when. */
export function footer({ generatedAt, versions, verdict }: ReportInput): Html {
  return html`<footer>
    <p>
      Made by Beacon ${versions.beacon} on
      ${moment(generatedAt)}${verdict.interim ? ', while the job ran: interim' : ''}. This file
      holds all that it shows: it loads nothing and runs nothing.
    </p>
  </footer>`;
}
