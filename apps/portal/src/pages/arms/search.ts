import type { ArmKind, ArmsQuery } from '../../api/arms-queries.ts';
import { fractionText } from '../../lib/fraction-text.ts';
import { oneOf } from '../../lib/search.ts';

const ARMS = [
  'region',
  'language',
  'route',
  'served_model',
  'system_prompt',
  'persona',
] as const satisfies readonly ArmKind[];
const CLAIMS = ['questions_like_these', 'these_questions'] as const;

/** Which arm is compared, and how. */
export interface ArmsSearch {
  /** Without it the first that the job names. */
  readonly arm?: ArmKind | undefined;
  readonly claim?: (typeof CLAIMS)[number] | undefined;
  /** As typed, such as `0.05`. */
  readonly alpha?: string | undefined;
  readonly margin?: string | undefined;
}

export function readArmsSearch(search: Record<string, unknown>): ArmsSearch {
  return {
    arm: oneOf(search['arm'], ARMS),
    claim: oneOf(search['claim'], CLAIMS),
    alpha: fractionText(search['alpha'], 0.5),
    margin: fractionText(search['margin'], 1),
  };
}

/** What the API is asked for. */
export function armsQueryOf(arm: ArmKind, { claim, alpha, margin }: ArmsSearch): ArmsQuery {
  return {
    arm,
    ...(claim !== undefined && { claim }),
    ...(alpha !== undefined && { alpha: Number(alpha) }),
    ...(margin !== undefined && { margin: Number(margin) }),
  };
}

/** An arm as a word. */
export const armWords = (arm: ArmKind): string => arm.replace('_', ' ');
