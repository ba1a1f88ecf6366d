import type { JudgingPassState, JudgingState } from './judge-client.js';

const NAMED = 5;

/** How far a pass is, on one line. */
export function progressLine(pass: JudgingPassState): string {
  const { recorded, expected, is_complete: isComplete, status } = pass;
  const more = isComplete ? '' : ', more may come';
  return `${status}: ${recorded}/${expected} judgements of ${pass.answers} answers${more}`;
}

/** What a pass came to, in sentences and a table of agreement. */
export function reportText(state: JudgingState, passId: string): string {
  const pass = state.passes.find(({ job_id }) => job_id === passId);
  if (pass === undefined) return 'The judging job is not among the passes of its job.\n';
  return [
    `Judging job ${pass.job_id}: ${pass.status}, ${pass.answers} answers.`,
    ...pass.judges.flatMap(judgeLines),
    decided(pass),
    '',
    ...agreementLines(state),
    '',
    ...disagreementLines(state),
    '',
  ].join('\n');
}

function judgeLines(judge: JudgingPassState['judges'][number]): string[] {
  const cost = judge.cost_usd === null ? '' : `, ${judge.cost_usd.toFixed(4)} US dollars`;
  const deaf = judge.asked - judge.heard;
  return [
    `  ${judge.model_id} from ${judge.regions.join(', ')}: heard on ${judge.heard} of ${judge.asked}${cost}: ${list(judge.labels)}`,
    ...(deaf === 0 ? [] : [`    not heard on ${deaf}: ${list(judge.not_heard)}`]),
  ];
}

function list(counts: Readonly<Record<string, number>>): string {
  return (
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ') || 'nothing'
  );
}

function decided({ policy, outcomes_applied_at: at }: JudgingPassState): string {
  if (policy === 'classifier') return 'Outcomes stay as the classifier typed them.';
  if (at === null)
    return 'Outcomes are not changed: the words of the judges have not been applied.';
  return policy === 'judges'
    ? 'Where all judges that were heard of an answer agree, two at least, their word is its outcome now.'
    : "The judge's word is the outcome now.";
}

function agreementLines({ agreement }: JudgingState): string[] {
  const { labelled, compared, pairs } = agreement;
  const part = compared < labelled ? `, over ${compared} of ${labelled} labelled answers` : '';
  const rows = pairs.flatMap(({ a, b, answers, scales }) =>
    scales === null
      ? [[`${a} / ${b}`, '0', '', '', '', '']]
      : (['classes', 'withheld', 'refused'] as const).map((name, index) => [
          index === 0 ? `${a} / ${b}` : '',
          index === 0 ? String(answers) : '',
          name,
          `${(100 * scales[name].percent).toFixed(1)} %`,
          number(scales[name].kappa.value),
          number(scales[name].ac1.value),
        ]),
  );
  const head = ['Agreement', 'answers', 'on', 'same', 'kappa', 'AC1'];
  const { value, interval } = agreement.all.classes;
  const within = interval === null ? '' : ` (${number(interval[0])} to ${number(interval[1])})`;
  return [
    ...table([head, ...rows]),
    `Krippendorff's alpha over all raters and classes: ${number(value)}${within}${part}.`,
    'Agreement with the classifier is no accuracy: all of them can be wrong about the same answers.',
  ];
}

function number(value: number | null): string {
  return value === null ? 'none' : value.toFixed(2);
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function disagreementLines({ disagreements }: JudgingState): string[] {
  const { between_judges: between, with_classifier: classifier } = disagreements;
  return [
    `Judges differ on ${between.count} answers${first(between.execution_ids)}; on ${classifier.count} all say otherwise than the classifier${first(classifier.execution_ids)}.`,
    'A review asks people about them: npm run --silent beacon -- review.',
  ];
}

function first(ids: readonly number[]): string {
  const shown = ids.slice(0, NAMED).join(', ');
  return ids.length === 0 ? '' : ` (executions ${shown}${ids.length > NAMED ? ', …' : ''})`;
}
