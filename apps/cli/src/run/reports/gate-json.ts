import type { GateReport } from './gate-report.js';
import { worstFirst } from './gate-report.js';

/** Questions that are told; JUnit has more of them. */
const MOST_QUESTIONS = 1_000;

/** A run as one JSON object, with stable fields. */
export function gateJson(report: GateReport, files: Readonly<Record<string, string>>): object {
  const { judgement, sentence, job, baseline, failOn } = report;
  return {
    type: 'gate',
    result: judgement.result,
    exit_code: judgement.exitCode,
    sentence,
    job: job === null ? null : { job_id: job.id, name: job.name, status: job.status },
    baseline: baseline === null ? null : { job_id: baseline.jobId, file: baseline.file },
    fail_on: failOn.split(','),
    findings: judgement.findings.map(withModel),
    ...concludedFacts(report.concluded),
    lanes: report.lanes.map(withModel),
    ...changedFacts(report),
    files,
  };
}

function concludedFacts(concluded: GateReport['concluded']): object {
  if (concluded === null) return NOTHING_CONCLUDED;
  const { units, notCompared, ...facts } = concluded;
  return {
    conclusion: facts.conclusion,
    margin: facts.margin,
    alpha: facts.alpha,
    units: units.map(withModel),
    warnings: facts.warnings,
    not_compared: {
      lanes: notCompared.lanes.map(withModel),
      question_count: notCompared.questions,
    },
  };
}

const NOTHING_CONCLUDED = {
  conclusion: null,
  margin: null,
  alpha: null,
  units: [],
  warnings: [],
  not_compared: { lanes: [], question_count: 0 },
};

function changedFacts({ cases }: GateReport): object {
  const changed = worstFirst(cases).filter(({ state }) => state !== 'same');
  return {
    cases: cases.length,
    changed_count: changed.length,
    changed: changed
      .slice(0, MOST_QUESTIONS)
      .map(({ questionId, ...each }) => ({ question_id: questionId, ...withModel(each) })),
  };
}

/** In the words of the API. */
function withModel<T extends { readonly modelId: string | null }>({ modelId, ...rest }: T): object {
  return { model_id: modelId, ...rest };
}
