import type { paths } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { count, share } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';
import { figure, table, text } from '../terminal/table.js';
import { hanging } from '../terminal/lines.js';
import { nameOf } from './matrix-text.js';

type Path = paths['/api/v1/jobs/{id}/comparison']['get'];
type Comparison = Path['responses']['200']['content']['application/json'];
type ComparisonQuery = Path['parameters']['query'];

const FIELDS = ['alpha', 'margin', 'claim'] as const;
const MOST_QUESTIONS = 10;

/** Shows what changed between two jobs. */
export async function diff(before: string, after: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const query = { ...apiFields(given, FIELDS), with: after } as ComparisonQuery;
  const compared = await gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}/comparison', { params: { path: { id: before }, query } }),
  );
  await show(compared, given, (comparison) => diffText(comparison, columnsOf(process.stdout)));
}

/** What changed, and what that rests on. Its texts must be clean. */
function diffText(comparison: Comparison, columns: number): string {
  const { before, after, sentence, lanes, warnings, not_compared: not } = comparison;
  return [
    `before  ${before.job_id} (${before.status})`,
    `after   ${after.job_id} (${after.status})`,
    '',
    ...hanging(sentence, columns, ''),
    ...lanes.flatMap((lane) => hanging(lane.sentence, columns, '  - ')),
    ...warnings.flatMap((warning) => hanging(warning.text, columns, '  ! ')),
    ...(not.question_count === 0
      ? []
      : ['', `${count(not.question_count, 'question')} not compared: only one job asked them so`]),
    '',
    ...rateTable(lanes),
    ...lanes.flatMap((lane) => changed(lane, columns)),
  ].join('\n');
}

function rateTable(lanes: Comparison['lanes']): readonly string[] {
  if (lanes.length === 0) return [];
  const head = [
    text('lane'),
    figure('questions'),
    figure('refused'),
    figure('then'),
    figure('withheld'),
    figure('then'),
    text('conclusion'),
  ];
  return table(
    head,
    lanes.map(({ region, model_id: model, questions, endpoints, conclusion }) => [
      `${region} ${model}`,
      String(questions),
      share(endpoints.refused.before.rate),
      share(endpoints.refused.after.rate),
      share(endpoints.withheld.before.rate),
      share(endpoints.withheld.after.rate),
      conclusion.replaceAll('_', ' '),
    ]),
  );
}

function changed(lane: Comparison['lanes'][number], columns: number): readonly string[] {
  const { total, questions } = lane.discordant;
  if (total === 0) return [];
  const shown = questions.slice(0, MOST_QUESTIONS);
  return [
    '',
    `${lane.region} ${lane.model_id}: ${count(total, 'question')} changed`,
    ...shown.flatMap((question) => {
      const change = `${tally(question.before)} → ${tally(question.after)}`;
      return hanging(`${nameOf(question)}: ${change}`, columns);
    }),
    ...(total > shown.length ? [`  … and ${total - shown.length} more: --json`] : []),
  ];
}

function tally(outcomes: Readonly<Record<string, number>>): string {
  const entries = Object.entries(outcomes);
  if (entries.length === 1) return entries[0]?.[0] ?? '';
  return entries.map(([outcome, times]) => `${times} ${outcome}`).join(', ') || 'nothing';
}
