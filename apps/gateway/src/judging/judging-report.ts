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

/** How a rater is called that is the classifier of this release or an earlier one. */
export const CLASSIFIER_RATER = 'classifier';
const HEARD = 'judge.heard';
const RULE = /^judge\./;

/** What became of asking one judge. */
export interface JudgeTally {
  readonly modelId: string;
  readonly rater: string;
  readonly regions: readonly string[];
  readonly asked: number;
  readonly heard: number;
  /** By reason. */
  readonly notHeard: Readonly<Record<string, number>>;
  /** What it said, by outcome. */
  readonly labels: Readonly<Record<string, number>>;
  readonly stances: Readonly<Record<string, number>>;
  /** Null where no lane has prices. */
  readonly costUsd: number | null;
}

/** A judging job with what became of its judges. */
export interface PassReport {
  readonly pass: JudgingPass;
  readonly judges: readonly JudgeTally[];
}

/** What is known of the judging of a job's answers. */
export interface JudgingReport {
  readonly passes: readonly PassReport[];
  readonly agreement: RaterAgreement;
  /** Answers with a label, and how many of them the agreement is over. */
  readonly labelled: number;
  readonly compared: number;
  readonly disagreements: JudgeDisagreements;
}

/** What became of the judges of a pass. */
export function passReport(
  pass: JudgingPass,
  outcomes: readonly JudgeOutcomeCount[],
  labels: readonly LabelCount[],
): PassReport {
  const judges = pass.models.map(({ id, regions }) => {
    const rater = judgeRater(pass.judging.prompt, id);
    const own = outcomes.filter(({ modelId }) => modelId === id);
    const said = labels.filter((one) => one.rater === rater && one.judgeJobId === pass.id);
    return { modelId: id, rater, regions, ...tally(own), ...wordsOf(said) };
  });
  return { pass, judges };
}

function tally(
  outcomes: readonly JudgeOutcomeCount[],
): Pick<JudgeTally, 'asked' | 'heard' | 'notHeard' | 'costUsd'> {
  const deaf = outcomes.filter(({ rule }) => rule !== HEARD);
  const priced = outcomes.filter(({ costUsd }) => costUsd !== null);
  return {
    asked: sum(outcomes),
    heard: sum(outcomes.filter(({ rule }) => rule === HEARD)),
    notHeard: counted(deaf.map((one) => [reasonOf(one), one.count] as const)),
    costUsd:
      priced.length === 0 ? null : priced.reduce((total, { costUsd }) => total + (costUsd ?? 0), 0),
  };
}

/** Its provider's own signal, the reading of its words, or that it refused. */
function reasonOf({ outcome, rule, errorCode }: JudgeOutcomeCount): string {
  if (outcome === 'error') return errorCode ?? 'error';
  if (rule !== null && RULE.test(rule)) return rule.replace(RULE, '');
  return outcome;
}

function wordsOf(labels: readonly LabelCount[]): Pick<JudgeTally, 'labels' | 'stances'> {
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
  return raterAgreement(rated.flatMap(wordsAbout));
}

function wordsAbout({ executionId: execution, classifier, labels }: RatedExecution): RatedAnswer[] {
  const given = labels.map(({ kind, rater, outcome }) => ({
    execution,
    rater: kind === 'judge' ? rater : `${kind} ${rater}`,
    outcome,
  }));
  if (classifier === null || !isLabel(classifier)) return given;
  return [...given, { execution, rater: CLASSIFIER_RATER, outcome: classifier }];
}
