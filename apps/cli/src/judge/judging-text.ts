import { hanging } from '../terminal/lines.js';
import { figure, table, text } from '../terminal/table.js';
import type { JudgingPassState, JudgingState } from './judge-client.js';

const NAMED = 5;
const SCALES = ['classes', 'withheld', 'refused'] as const;

/** How far a pass is, on one line. */
export function progressLine(pass: JudgingPassState): string {
  const { recorded, expected, is_complete: isComplete, status } = pass;
  const more = isComplete ? '' : ', more may come';
  return `${status}: ${recorded}/${expected} judgements of ${pass.answers} answers${more}`;
}

/** What a pass came to, in sentences and a table of agreement, in lines of so many columns. */
export function reportText(state: JudgingState, passId: string, columns: number): string {
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
  ]
    .flatMap((line) => fitted(line, columns))
    .join('\n');
}

/** What of a line goes on in the next one stands in as far. */
function fitted(line: string, columns: number): readonly string[] {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return hanging(line.slice(indent.length), columns, indent);
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
  const rows = pairs.flatMap(({ a, b, answers, scales }) => [
    [`${a} / ${b}: ${answers} answers`],
    ...(scales === null ? [] : SCALES.map((name) => [`  ${name}`, ...scaleCells(scales[name])])),
  ]);
  const head = [text('Agreement'), figure('same'), figure('kappa'), figure('AC1')];
  const { value, interval } = agreement.all.classes;
  const within = interval === null ? '' : ` (${number(interval[0])} to ${number(interval[1])})`;
  return [
    ...table(head, rows),
    `Krippendorff's alpha over all raters and classes: ${number(value)}${within}${part}.`,
    'Agreement with the classifier is no accuracy: all of them can be wrong about the same answers.',
  ];
}

type Pair = JudgingState['agreement']['pairs'][number];

function scaleCells({ percent, kappa, ac1 }: NonNullable<Pair['scales']>['classes']): string[] {
  return [`${(100 * percent).toFixed(1)} %`, number(kappa.value), number(ac1.value)];
}

function number(value: number | null): string {
  return value === null ? 'none' : value.toFixed(2);
}

function disagreementLines({ disagreements }: JudgingState): string[] {
  const { between_judges: between, with_classifier: classifier } = disagreements;
  return [
    `Judges differ on ${between.count} answers${first(between.execution_ids)}; on ${classifier.count} all say otherwise than the classifier${first(classifier.execution_ids)}.`,
    'A review asks people about them: beacon review JOB --rater NAME.',
  ];
}

function first(ids: readonly number[]): string {
  const shown = ids.slice(0, NAMED).join(', ');
  return ids.length === 0 ? '' : ` (executions ${shown}${ids.length > NAMED ? ', …' : ''})`;
}
