import { isLabel } from '@beacon/classification';
import { raterAgreement } from '@beacon/verdict';
import type { RatedAnswer } from '@beacon/classification';
import type { RaterAgreement } from '@beacon/verdict';
import { judgeRater } from '@beacon/domain';
import type {
  JudgeDisagreements,
  JudgeOutcomeCount,
  JudgingPass,
  LabelCount,
  RatedExecution,
} from '@beacon/persistence';

/** Name of the classifier as a rater, of this release or an earlier one. */
export const CLASSIFIER_RATER = 'classifier';
/** The rule by which an answer of a judge is recorded that could be read. */
const READ = 'judge.heard';
const RULE = /^judge\./;

/** Results of one judge. */
export interface JudgeTally {
  readonly modelId: string;
  readonly rater: string;
  readonly regions: readonly string[];
  readonly asked: number;
  readonly heard: number;
  /** By reason. */
  readonly notHeard: Readonly<Record<string, number>>;
  /** Labels it gave, by outcome. */
  readonly labels: Readonly<Record<string, number>>;
  readonly stances: Readonly<Record<string, number>>;
  /** Null where no lane has prices. */
  readonly costUsd: number | null;
}

/** A judging job with the results of its judges. */
export interface PassReport {
  readonly pass: JudgingPass;
  readonly judges: readonly JudgeTally[];
}

/** Results of judging a job's answers. */
export interface JudgingReport {
  readonly passes: readonly PassReport[];
  readonly agreement: RaterAgreement;
  /** Answers with a label, and how many of them the agreement is over. */
  readonly labelled: number;
  readonly compared: number;
  readonly disagreements: JudgeDisagreements;
}

/** The results of the judges of a pass. */
export function passReport(
  pass: JudgingPass,
  outcomes: readonly JudgeOutcomeCount[],
  labels: readonly LabelCount[],
): PassReport {
  const judges = pass.models.map(({ id, regions }) => {
    const rater = judgeRater(pass.judging.prompt, id);
    const own = outcomes.filter(({ modelId }) => modelId === id);
    const given = labels.filter((one) => one.rater === rater && one.judgeJobId === pass.id);
    return { modelId: id, rater, regions, ...tally(own), ...labelsOf(given) };
  });
  return { pass, judges };
}

function tally(
  outcomes: readonly JudgeOutcomeCount[],
): Pick<JudgeTally, 'asked' | 'heard' | 'notHeard' | 'costUsd'> {
  const unread = outcomes.filter(({ rule }) => rule !== READ);
  const priced = outcomes.filter(({ costUsd }) => costUsd !== null);
  return {
    asked: sum(outcomes),
    heard: sum(outcomes.filter(({ rule }) => rule === READ)),
    notHeard: counted(unread.map((one) => [reasonOf(one), one.count] as const)),
    costUsd:
      priced.length === 0 ? null : priced.reduce((total, { costUsd }) => total + (costUsd ?? 0), 0),
  };
}

/** The error's code, the rule that found it unreadable, or its outcome, such as a refusal. */
function reasonOf({ outcome, rule, errorCode }: JudgeOutcomeCount): string {
  if (outcome === 'error') return errorCode ?? 'error';
  if (rule !== null && RULE.test(rule)) return rule.replace(RULE, '');
  return outcome;
}

function labelsOf(labels: readonly LabelCount[]): Pick<JudgeTally, 'labels' | 'stances'> {
  return {
    labels: counted(labels.map(({ outcome, count }) => [outcome, count] as const)),
    stances: counted(
      labels.flatMap(({ stance, count }) => (stance === null ? [] : [[stance, count] as const])),
    ),
  };
}

function sum(outcomes: readonly JudgeOutcomeCount[]): number {
  return outcomes.reduce((total, { count }) => total + count, 0);
}

function counted(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const totals = new Map<string, number>();
  for (const [key, count] of entries) totals.set(key, (totals.get(key) ?? 0) + count);
  return Object.fromEntries([...totals].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** How far judges, people and the classifier agree, over the answers that each two of them rated. */
export function agreementOf(rated: readonly RatedExecution[]): RaterAgreement {
  return raterAgreement(rated.flatMap(ratingsOf));
}

function ratingsOf({ executionId: execution, classifier, labels }: RatedExecution): RatedAnswer[] {
  const given = labels.map(({ kind, rater, outcome }) => ({
    execution,
    rater: kind === 'judge' ? rater : `${kind} ${rater}`,
    outcome,
  }));
  if (classifier === null || !isLabel(classifier)) return given;
  return [...given, { execution, rater: CLASSIFIER_RATER, outcome: classifier }];
}
