import { share } from '../terminal/format.js';
import type { Judgement } from './conditions/judge.js';
import { failedRun, judge } from './conditions/judge.js';
import { keyOf, tallyOf } from './conditions/cell-findings.js';
import type { Concluded } from './conditions/gate-input.js';
import type { Measured } from './measure.js';
import type { PreparedRun } from './prepared.js';
import { casesBetweenRegions, casesWithBaseline } from './reports/cases.js';
import type { GateReport, LaneRates } from './reports/gate-report.js';
import type { RunFailedError } from './run-failed.error.js';

/** The report of a run that came to its end. */
export function reportOf(run: PreparedRun, measured: Measured): GateReport {
  const { job, head, base, concluded } = measured;
  const judgement = judge({
    failOn: run.options.failOn,
    job: {
      id: job.id,
      name: nameOf(measured),
      status: job.status,
      stoppedBy: job.stopped_by,
      expected: job.counters.expected,
    },
    head: head.counted,
    doubled: head.doubled,
    base,
    concluded,
  });
  return {
    judgement,
    sentence: sentenceOf(judgement, concluded),
    file: run.file.path,
    job: jobFacts(measured),
    baseline: baselineFacts(run, base?.job.id ?? null),
    failOn: run.failOn,
    concluded,
    lanes: lanesOf(measured),
    cases:
      base === null ? casesBetweenRegions(head.counted) : casesWithBaseline(base, head.counted),
    texts: head.texts,
  };
}

/** The report of a run that came to nothing. */
export function failedReport(run: PreparedRun, error: RunFailedError): GateReport {
  return {
    judgement: failedRun(error.reason, error.message),
    sentence: error.message,
    file: run.file.path,
    job:
      error.jobId === null
        ? null
        : {
            id: error.jobId,
            name: '',
            status: 'unknown',
            portal: null,
            startedAt: null,
            seconds: 0,
          },
    baseline: baselineFacts(run, run.baseline === null ? null : baselineId(run.baseline)),
    failOn: run.failOn,
    concluded: null,
    lanes: [],
    cases: [],
    texts: new Map(),
  };
}

function baselineId(baseline: NonNullable<PreparedRun['baseline']>): string {
  return baseline.kind === 'job' ? baseline.id : baseline.counted.job.id;
}

function baselineFacts({ baseline }: PreparedRun, jobId: string | null): GateReport['baseline'] {
  if (baseline === null || jobId === null) return null;
  return { jobId, file: baseline.kind === 'file' ? baseline.path : null };
}

function nameOf({ job }: Measured): string {
  const { name } = job.job.benchmark;
  return typeof name === 'string' ? name : '';
}

function jobFacts(measured: Measured): GateReport['job'] {
  const { id, status, started_at: from, completed_at: to } = measured.job;
  const seconds = from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / 1_000;
  const { portal } = measured;
  return { id, name: nameOf(measured), status, portal, startedAt: from, seconds };
}

/** What was found, or that nothing was shown though nothing fails: "pass" is not to be read as "the same". */
function sentenceOf({ result, findings }: Judgement, concluded: Concluded): string {
  const [first] = findings;
  const allowed = findings.some(({ fails, code }) => !fails && code === 'cannot-tell');
  if (result === 'job_failed' && first !== undefined) return first.text;
  if (result !== 'pass' || !allowed) return concluded.sentence;
  return `Passed by what it is to fail on, and not shown to be the same within ${share(concluded.margin)}: ${concluded.sentence}`;
}

function lanesOf({ head, base }: Measured): LaneRates[] {
  const before = Map.groupBy(base?.cells ?? [], laneKey);
  return [...Map.groupBy(head.counted.cells, laneKey)].flatMap(([key, cells]) => {
    const [first] = cells;
    if (first === undefined) return [];
    const earlier = before.get(key);
    const { modelId, region } = first;
    const tally = earlier === undefined ? null : tallyOf(earlier);
    return [{ modelId, region, before: tally, after: tallyOf(cells) }];
  });
}

function laneKey(cell: Parameters<typeof keyOf>[0]): string {
  return keyOf({ ...cell, questionId: '' });
}
