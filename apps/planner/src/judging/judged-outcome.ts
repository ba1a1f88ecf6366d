import { createHash } from 'node:crypto';
import type { JudgeLabel } from '@beacon/classification';
import type { DecidableAnswer, OutcomeCorrection, TypedOutcome } from '@beacon/persistence';

const VERSION_LIMIT = 120;
const HASH_LENGTH = 12;

/** The rule of an outcome that the judges agreed on, as it is stored. */
export const JUDGES_AGREE = 'judges_agree';

/** Which judges agreed, in the column for what typed an outcome: all names, or their hash where they are too long for it. */
export function judgesVersion(prompt: string, judges: readonly string[]): string {
  const names = judges.toSorted().join('+');
  const version = `${prompt} ${names}`;
  if (version.length <= VERSION_LIMIT) return version;
  const hash = createHash('sha256').update(names).digest('hex').slice(0, HASH_LENGTH);
  return `${prompt} ${judges.length} judges ${hash}`;
}

/**
 * How an answer is to be typed otherwise: as its judges agree, or as the classifier had said where they agreed once and do not
 * any more. Nothing where it is typed so already.
 */
export function correctionOf(
  answer: DecidableAnswer,
  agreed: JudgeLabel | null,
  prompt: string,
): OutcomeCorrection[] {
  const to = agreed === null ? answer.before : judgedOutcome(answer, agreed, prompt);
  if (to === null) return [];
  const { executionId, round, outcome, source, version } = answer;
  const isSame = to.outcome === outcome && to.source === source && to.version === version;
  return isSame ? [] : [{ executionId, round, from: { outcome, source, version }, to }];
}

function judgedOutcome(
  { words }: DecidableAnswer,
  { outcome, evidence }: JudgeLabel,
  prompt: string,
): TypedOutcome {
  const judges = words.map(({ judge }) => judge);
  const version = judgesVersion(prompt, judges);
  return { outcome, source: 'judge', rule: JUDGES_AGREE, evidence, version };
}
