import { OUTCOMES } from '@beacon/domain';
import type { JobModel, Outcome } from '@beacon/domain';
import type { MatrixGroup } from '@beacon/persistence';
import { html, quoted } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { count, counted } from '../numbers.js';
import type { ReportInput, ReportQuestion } from '../report-input.js';
import { twinOf } from '../region-words.js';
import { scrollable } from '../table.js';
import { OUTCOME_WORDS } from '../words.js';

const TITLE_CHARACTERS = 90;

/** What came of each question, from each region: a word in each cell, and a colour beside it. */
export function matrix(input: ReportInput): Html {
  const { questions, questionCount, job } = input;
  const left = questionCount - questions.length;
  const cells = Map.groupBy(input.groups, ({ questionId, modelId, region }) =>
    keyOf(questionId, modelId, region),
  );
  return html`<section aria-labelledby="outcomes">
    <h2 id="outcomes">Outcomes, question by question</h2>
    ${legend()}
    ${left > 0 ? html`<p class="note">The first ${count(questions.length)} of ${count(questionCount)} questions. All are in the CSV: <code>/api/v1/jobs/${job.id}/export?format=csv</code></p>` : null}
    ${tablesOf(job.spec.models.slice(0, LIMITS.models)).map((models) => matrixTable(input, models, cells))}
  </section>`;
}

function legend(): Html {
  const shown = OUTCOMES.map((outcome) => {
    const { word, mark, look, about } = OUTCOME_WORDS[outcome];
    return html`<li class="o-${look}">${mark} ${word}: ${about}</li>`;
  });
  return html`<ul class="legend" aria-label="Outcomes">
    ${shown}
  </ul>`;
}

/** Models side by side as long as there is room, so that a table stays readable. */
function tablesOf(models: readonly JobModel[]): (readonly JobModel[])[] {
  const tables: JobModel[][] = [];
  let columns = Infinity;
  for (const model of models) {
    columns += model.regions.length;
    const last = tables.at(-1);
    if (last !== undefined && columns <= LIMITS.columns) last.push(model);
    else {
      tables.push([model]);
      columns = model.regions.length;
    }
  }
  return tables;
}

type Cells = ReadonlyMap<string, readonly MatrixGroup[]>;

function matrixTable(
  { questions, regions, verdict }: ReportInput,
  models: readonly JobModel[],
  cells: Cells,
): Html {
  const codes = new Map(regions.map(({ id, code }) => [id, code]));
  const caption = `Outcomes of ${models.map(({ id }) => id).join(', ')}`;
  return scrollable(
    html`<table class="matrix">
      <caption>
        ${caption}: ${counted(questions.length, 'question')} by
        region${verdict.twins.length > 0 ? '; A/A: a second executor, no further region' : null}
      </caption>
      <thead>
        <tr>
          <th scope="col" rowspan="2" class="question">Question</th>
          ${models.map(
            ({ id, regions: asked }) =>
              html`<th scope="colgroup" class="first" colspan="${asked.length}">${id}</th>`,
          )}
        </tr>
        <tr>
          ${models.flatMap(({ id, regions: asked }) =>
            asked.map(
              (region, index) =>
                html`<th scope="col" ${first(index)}>
                  <abbr title="${region}">${codes.get(region) ?? region}</abbr
                  >${twinOf(verdict, id, region) !== null ? ' A/A' : null}
                </th>`,
            ),
          )}
        </tr>
      </thead>
      <tbody>
        ${questions.map((question) => matrixRow(question, models, cells))}
      </tbody>
    </table>`,
    caption,
  );
}

function matrixRow(question: ReportQuestion, models: readonly JobModel[], cells: Cells): Html {
  return html`<tr>
    <th scope="row">
      ${question.id === '' ? 'The job’s own prompt' : question.id}<span
        >${quoted(question.text, TITLE_CHARACTERS, question.language)}</span
      >
    </th>
    ${models.flatMap(({ id, regions }) =>
      regions.map((region, index) =>
        matrixCell(cells.get(keyOf(question.id, id, region)) ?? [], index),
      ),
    )}
  </tr> `;
}

/** A cell of one execution says its outcome, one of several repeats how often each came. */
function matrixCell(groups: readonly MatrixGroup[], index: number): Html {
  const counted = outcomesOf(groups);
  const [most] = counted.toSorted(([, a], [, b]) => b - a);
  const look = most === undefined ? 'none' : OUTCOME_WORDS[most[0]].look;
  const isSingle = counted.length === 1 && counted[0]?.[1] === 1;
  const parts = counted.map(([outcome, number]) => {
    const { word, mark } = OUTCOME_WORDS[outcome];
    return html`<span class="part"
      >${mark} ${word}${isSingle ? null : html` ${count(number)}×`}</span
    >`;
  });
  return html`<td class="o-${look}${index === 0 ? ' first' : ''}">
    ${parts}${othersOf(groups)}${groups.length === 0 ? '· pending' : null}
  </td>`;
}

function outcomesOf(groups: readonly MatrixGroup[]): [Outcome, number][] {
  return OUTCOMES.flatMap((outcome): [Outcome, number][] => {
    const times = sum(
      groups.filter(
        (group) =>
          group.outcome === outcome && !group.isQuarantined && group.status !== 'cancelled',
      ),
    );
    return times === 0 ? [] : [[outcome, times]];
  });
}

/** What is no outcome: cancelled, or of doubtful place. */
function othersOf(groups: readonly MatrixGroup[]): Html[] {
  const quarantined = sum(groups.filter(({ isQuarantined }) => isQuarantined));
  const cancelled = sum(
    groups.filter(({ status, isQuarantined }) => status === 'cancelled' && !isQuarantined),
  );
  return [
    ...(cancelled > 0 ? [html`<span class="part">– cancelled${times(cancelled)}</span>`] : []),
    ...(quarantined > 0
      ? [html`<span class="part">⚠ quarantined${times(quarantined)}</span>`]
      : []),
  ];
}

function times(number: number): string {
  return number === 1 ? '' : ` ${count(number)}×`;
}

function sum(groups: readonly MatrixGroup[]): number {
  return groups.reduce((total, { count: times }) => total + times, 0);
}

function first(index: number): Html | null {
  return index === 0 ? html` class="first"` : null;
}

function keyOf(questionId: string, modelId: string, region: string): string {
  return JSON.stringify([questionId, modelId, region]);
}
