import { exitCodeOf } from '../exit-codes.js';
import type { GateResult } from '../exit-codes.js';
import { jobFindings, laneFindings } from './cell-findings.js';
import { resultOf } from './finding.js';
import type { Finding } from './finding.js';
import type { GateInput } from './gate-input.js';
import { unitFindings } from './unit-findings.js';

/** What a gate decided, and by what. */
export interface Judgement {
  readonly result: GateResult;
  readonly exitCode: number;
  /** What it fails on first, then what it found and does not fail on. */
  readonly findings: readonly Finding[];
}

/** Decides on a run. Pure: the same counts and conditions give the same decision. */
export function judge(input: GateInput): Judgement {
  return judged([...jobFindings(input), ...laneFindings(input), ...unitFindings(input)]);
}

/** A run of which nothing is known but why it failed. */
export function failedRun(code: string, text: string): Judgement {
  const place = { modelId: null, region: null };
  return judged([{ code, result: 'job_failed', ...place, text, fails: true }]);
}

function judged(findings: readonly Finding[]): Judgement {
  const result = resultOf(findings);
  const failing = findings.filter(({ fails }) => fails);
  const others = findings.filter(({ fails }) => !fails);
  return { result, exitCode: exitCodeOf(result), findings: [...failing, ...others] };
}
