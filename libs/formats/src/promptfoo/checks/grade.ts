import { WITHHELD_OUTCOMES, type Outcome } from '@beacon/domain';
import type { ExportedRow } from '../../exported-row.js';
import { nameOfCheck, type Check, type CheckedQuestion, type CheckType } from './check.js';
import { isFound } from './regular-expression.js';

/** What one assertion came to. */
export interface GradedCheck {
  readonly check: Check;
  readonly pass: boolean;
  /** What decided it, for people. */
  readonly reason: string;
}

/** What an answer came to. */
export interface Grade {
  readonly pass: boolean;
  /** From 0 to 1: the weighted share of what was met. */
  readonly score: number;
  readonly reason: string;
  readonly checks: readonly GradedCheck[];
}

/** What is checked where nothing else is said: the model gave what was asked for. */
const GIVEN: Check = {
  type: 'is-refusal',
  not: true,
  values: [],
  threshold: null,
  weight: 1,
  metric: null,
};

/** Grades an answer by its question's assertions; without any, by whether it was withheld. */
export function grade(row: ExportedRow, question: CheckedQuestion | undefined): Grade {
  const own = question?.assert ?? [];
  const checks = (own.length === 0 ? [GIVEN] : own).map((check) => gradedCheck(check, row));
  const score = scoreOf(checks);
  const threshold = own.length === 0 ? null : (question?.threshold ?? null);
  const pass = threshold === null ? checks.every(passes) : score >= threshold;
  const failed = checks.find((one) => !passes(one));
  return {
    pass,
    score,
    checks,
    reason: failed === undefined ? 'All assertions passed' : failed.reason,
  };
}

/** What has no weight counts for nothing. */
function passes({ check, pass }: GradedCheck): boolean {
  return pass || check.weight === 0;
}

function scoreOf(checks: readonly GradedCheck[]): number {
  const total = checks.reduce((sum, { check }) => sum + check.weight, 0);
  if (total === 0) return 1;
  return checks.reduce((sum, { check, pass }) => sum + (pass ? check.weight : 0), 0) / total;
}

function gradedCheck(check: Check, row: ExportedRow): GradedCheck {
  const met = isMet(check, row);
  const name = nameOfCheck(check);
  if (met === null) return { check, pass: false, reason: `${name} cannot be told` };
  const pass = met !== check.not;
  return { check, pass, reason: `${name} ${pass ? 'is' : 'is not'} met${detail(check, row)}` };
}

function detail({ type, threshold }: Check, row: ExportedRow): string {
  if (type === 'is-refusal') return `: the outcome is ${row.outcome}`;
  if (type === 'latency') return `: ${row.duration_ms} ms, at most ${threshold}`;
  return type === 'cost' ? `: ${row.cost_usd} US dollars, at most ${threshold}` : '';
}

/** What an assertion asks of an answer. */
interface Asked {
  readonly text: string;
  readonly values: readonly string[];
  /** The first of the values, for those that have one. */
  readonly value: string;
  readonly threshold: number | null;
  readonly row: ExportedRow;
}

/** Whether an assertion, without its `not`, is met; null where that cannot be told. */
const MET: Readonly<Record<CheckType, (asked: Asked) => boolean | null>> = {
  contains: ({ text, value }) => text.includes(value),
  'contains-all': ({ text, values }) => values.every((value) => text.includes(value)),
  'contains-any': ({ text, values }) => values.some((value) => text.includes(value)),
  icontains: ({ text, value }) => includesFolded(text, value),
  'icontains-all': ({ text, values }) => values.every((value) => includesFolded(text, value)),
  'icontains-any': ({ text, values }) => values.some((value) => includesFolded(text, value)),
  equals: ({ text, value }) => text === value,
  'starts-with': ({ text, value }) => text.startsWith(value),
  regex: ({ text, value }) => isFound(value, text),
  'is-refusal': ({ row }) => isWithheld(row.outcome),
  latency: ({ row, threshold }) => atMost(row.duration_ms, threshold),
  cost: ({ row, threshold }) => atMost(row.cost_usd, threshold),
};

function isMet({ type, values, threshold }: Check, row: ExportedRow): boolean | null {
  return MET[type]({ text: row.text ?? '', values, value: values[0] ?? '', threshold, row });
}

function includesFolded(text: string, value: string): boolean {
  return text.toLowerCase().includes(value.toLowerCase());
}

function atMost(value: number | null, threshold: number | null): boolean | null {
  return value === null || threshold === null ? null : value <= threshold;
}

/** Whether what was asked for was held back, in part or whole: the wider endpoint of a verdict. */
export function isWithheld(outcome: Outcome): boolean {
  return (WITHHELD_OUTCOMES as readonly Outcome[]).includes(outcome);
}
