import type { Schema } from '@beacon/client';
import { duration } from '../terminal/format.js';
import { figure, table, text } from '../terminal/table.js';

type Traced = Schema<'CellTraceView'>;
type Step = Traced['steps'][number];

const HEAD = [text('step'), text('at (UTC)'), figure('after'), text('clock'), text('')];
/** Of `2026-11-30T12:00:00.000Z`. */
const TIME_OF_DAY = [11, 23] as const;

/** One cell's way as text: a line for each step. */
export function traceText(traced: Traced): string {
  const { steps } = traced;
  const names = [traced.region, traced.model_id, traced.question_id ?? '(own prompt)'];
  const rounds = new Set(steps.map(({ round }) => round)).size;
  const rows = steps.map((step) => [
    step.step,
    step.at.slice(...TIME_OF_DAY),
    step.since_before_ms === null ? '' : `+${duration(step.since_before_ms)}`,
    step.clock,
    detailOf(step, rounds > 1),
  ]);
  return [
    `${names.join(' / ')}, repeat ${traced.repeat}`,
    `job ${traced.job_id}, cell ${traced.cell}`,
    `trace ${traced.trace_id ?? 'none recorded'}`,
    '',
    ...table(HEAD, rows),
    '',
    resultLine(traced, steps),
    ...evidenceLines(traced.evidence),
  ].join('\n');
}

function detailOf(step: Step, hasRounds: boolean): string {
  const { attempt, deliveries, executor_id: executor, error_code: error, http_status } = step;
  return [
    ...(hasRounds ? [`round ${step.round}`] : []),
    ...(attempt === null ? [] : [`attempt ${attempt}`]),
    ...(deliveries === null ? [] : [`delivery ${deliveries}`]),
    ...(error === null ? [] : [error]),
    ...(http_status === null ? [] : [`HTTP ${http_status}`]),
    // Once is enough: a call is by the executor that the task was delivered to.
    ...(executor !== null && (step.step === 'delivered' || error !== null) ? [executor] : []),
  ].join(', ');
}

/** From the submission to the record: both by the database's clock. */
function resultLine({ outcome, execution_id: id }: Traced, steps: readonly Step[]): string {
  const [first, last] = [steps.at(0), steps.at(-1)];
  if (id === null || first === undefined || last === undefined) return 'nothing is recorded yet';
  const took = Math.max(0, Date.parse(last.at) - Date.parse(first.at));
  return `${outcome ?? 'no outcome'}, execution ${id}, ${duration(took)} after the job was submitted`;
}

function evidenceLines(evidence: Traced['evidence']): string[] {
  if (evidence === null) return [];
  const facts = [
    ['executor', [evidence.executor_region, evidence.node]],
    ['provider', [evidence.provider, evidence.endpoint_host, evidence.served_model]],
    ['region', [evidence.provider_region]],
    ['quarantine', [evidence.quarantine]],
  ] as const;
  return facts.flatMap(([name, known]) => {
    const said = known.filter((one) => one !== null);
    return said.length === 0 ? [] : [`${name.padEnd(10)}  ${said.join(', ')}`];
  });
}
