import type { Gateway } from '../gateway/gateway.js';
import { showJson, showText } from '../output/show.js';
import { matrixText } from '../results/matrix-text.js';
import type { Matrix } from '../results/marks.js';
import { readMatrix, readVerdict } from '../results/read.js';
import type { ApiVerdict } from '../results/read.js';
import { verdictLines } from '../results/verdict-lines.js';
import { cost, count, duration } from '../terminal/format.js';
import { printable } from '../terminal/printable.js';
import { columnsOf } from '../terminal/screen-size.js';
import { styleOf } from '../terminal/style.js';
import { exitCodeOf } from './job-state.js';
import type { Job } from './job-state.js';

/** Of a job with more questions the end shows rates and differences; `beacon results` shows the rest. */
const MOST_QUESTIONS = 40;

/** Shows what came of a job that has ended: its matrix and what the verdict says. */
export async function showEnd(gateway: Gateway, job: Job, isJson: boolean): Promise<void> {
  if (isJson) return showJson(endFacts(job, await readEnd(gateway, job)));
  return showText(`${await endText(gateway, job, process.stdout)}\n\n${endLines(job, gateway)}`);
}

/**
 * The matrix and the verdict as text for a stream.
 * @param mostQuestions that are shown; the rest is counted. @default 40
 */
export async function endText(
  gateway: Gateway,
  job: Job,
  out: NodeJS.WriteStream,
  mostQuestions = MOST_QUESTIONS,
): Promise<string> {
  const { matrix, verdict } = printable(await readEnd(gateway, job, mostQuestions));
  const [columns, style] = [columnsOf(out), styleOf(out)];
  const left = matrix.total - matrix.questions.length;
  return [
    '',
    matrixText(matrix, { columns, style }),
    ...(left > 0 ? ['', `${count(left, 'more question')}: beacon results ${job.id}`] : []),
    '',
    style('strong', 'Verdict'),
    ...verdictLines(verdict, columns),
  ].join('\n');
}

/** What is known of a job that has ended. */
interface End {
  readonly matrix: Matrix;
  readonly verdict: ApiVerdict;
}

async function readEnd(gateway: Gateway, { id }: Job, limit = MOST_QUESTIONS): Promise<End> {
  const [matrix, verdict] = await Promise.all([
    readMatrix(gateway, id, { limit }),
    readVerdict(gateway, id),
  ]);
  return { matrix, verdict };
}

/** The last line of `--json`. */
function endFacts(job: Job, { matrix, verdict }: End): object {
  const { by_model_region, differing } = matrix.summary;
  return {
    type: 'ended',
    job_id: job.id,
    status: job.status,
    exit_code: exitCodeOf(job),
    counters: job.counters,
    cost: job.cost,
    stopped_by: job.stopped_by,
    not_asked: job.not_asked,
    conclusion: verdict.conclusion,
    sentence: verdict.sentence,
    models: verdict.models.map(({ model_id, conclusion, sentence }) => ({
      model_id,
      conclusion,
      sentence,
    })),
    by_model_region,
    differing,
  };
}

/** Why cells were not asked, and how they still can be. */
function stopLines({ id, stopped_by: by, not_asked: cells, cost: costs }: Job): readonly string[] {
  if (by === null) return [];
  const most = costs.max_cost === null ? '' : ` of ${cost(costs.max_cost)}`;
  return [
    `Stopped by ${by}${most}: ${count(cells, 'cell')} not asked; spent ${cost(costs.spent)}.`,
    `Go on:   beacon retry ${id} --max-cost <dollars> --watch`,
  ];
}

/** How the job ended, and where more of it is. */
function endLines(job: Job, gateway: Gateway): string {
  const { id, status, started_at: from, completed_at: to } = job;
  const took =
    from === null || to === null ? '' : ` in ${duration(Date.parse(to) - Date.parse(from))}`;
  return [
    `${id}: ${status}${took}.`,
    ...stopLines(job),
    `Figures: beacon verdict ${id} --figures`,
    `Portal:  ${gateway.address}/jobs/${encodeURIComponent(id)}`,
  ].join('\n');
}
