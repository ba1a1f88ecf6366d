import type { ContentPair, MeasuredContent, ModelContent } from '@beacon/verdict';
import { html } from '../html.js';
import type { Html } from '../html.js';
import { LIMITS } from '../limits.js';
import { count, pValue } from '../numbers.js';
import type { ReportInput } from '../report-input.js';
import { table } from '../table.js';
import { capital } from '../words.js';

/** Whether what the models say differs by region: a question of its own, in no rate. */
export function content({ content: compared }: ReportInput): Html {
  const models = compared.models.slice(0, LIMITS.models);
  const stances = models.flatMap(({ model_id, stance }) =>
    stance === null ? [] : [{ model_id, ...stance }],
  );
  return html`<section aria-labelledby="content">
    <h2 id="content">What answers say</h2>
    <p class="lead">${capital(compared.sentence)}.</p>
    <p>
      Answers of one model to the same question are compared between regions, where both regions
      gave one. Distances go from 0, the same, to 1, nothing in common. Lexical distance is about
      wording, not meaning. That nothing was found does not show that nothing differs. Holm over
      ${count(compared.tests_in_family)} content tests of all models, apart from the rates above.
    </p>
    <ul>
      ${models.map((model) => sentencesOf(model))}
    </ul>
    ${distances(models)} ${hints(models)} ${positions(stances)}
  </section>`;
}

function sentencesOf(model: ModelContent): readonly Html[] {
  const measured: readonly MeasuredContent[] =
    model.stance === null ? [model] : [model, model.stance];
  return measured.map(
    ({ sentence, warnings }) =>
      html`<li>
        ${sentence}.${warnings.map(({ message }) => html` <span class="note">${capital(message)}.</span>`)}
      </li>`,
  );
}

function distances(models: readonly ModelContent[]): Html | null {
  const rows = models.flatMap(({ model_id, pairs }) =>
    pairs
      .filter(({ between }) => between !== null)
      .slice(0, LIMITS.rows)
      .map((pair) => [model_id, `${pair.a} and ${pair.b}`, ...pairCells(pair)]),
  );
  if (rows.length === 0) return null;
  return table(
    'Distances of answers, means over questions',
    [
      { text: 'Model' },
      { text: 'Regions' },
      { text: 'Questions', isNumber: true },
      { text: 'Between regions', isNumber: true },
      { text: 'Between repeats', isNumber: true },
      { text: 'Adjusted p', isNumber: true },
    ],
    rows,
  );
}

function pairCells({ questions, between, within, p_adjusted }: ContentPair): readonly string[] {
  return [count(questions), places(between), places(within), pValue(p_adjusted)];
}

function places(distance: number | null): string {
  return distance === null ? '–' : distance.toFixed(2);
}

/** Where to read on. */
function hints(models: readonly ModelContent[]): Html | null {
  const rows = models.flatMap(({ model_id, questions }) =>
    questions
      .slice(0, 5)
      .map(({ question_id, between, within, q }) => [
        model_id,
        question_id ?? 'the job’s own prompt',
        places(between),
        places(within),
        pValue(q),
      ]),
  );
  if (rows.length === 0) return null;
  return table(
    'Questions to read first: hints, no conclusions',
    [
      { text: 'Model' },
      { text: 'Question' },
      { text: 'Between regions', isNumber: true },
      { text: 'Between repeats', isNumber: true },
      { text: 'q', isNumber: true },
    ],
    rows,
  );
}

type Positions = Pick<ModelContent, 'model_id'> & NonNullable<ModelContent['stance']>;

function positions(stances: readonly Positions[]): Html | null {
  const rows = stances.flatMap(({ model_id, regions }) =>
    regions
      .filter(({ agree, disagree, neither }) => agree + disagree + neither > 0)
      .map(({ region, agree, disagree, neither }) => [
        model_id,
        region,
        ...[agree, disagree, neither].map(count),
      ]),
  );
  if (rows.length === 0) return null;
  return table(
    'Stance towards the statements, as raters that agree see it',
    [
      { text: 'Model' },
      { text: 'Region' },
      { text: 'Agrees', isNumber: true },
      { text: 'Disagrees', isNumber: true },
      { text: 'Neither', isNumber: true },
    ],
    rows,
  );
}
