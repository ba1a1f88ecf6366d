import type { ArmKind } from '@beacon/domain';
import type { ArmFactor, Confounder } from '../shape/arms-shape.js';
import { listed } from '../shape/words.js';
import type { LevelPair } from './input.js';

/** What an arm is called in a sentence. */
export const ARM_NAMES: Readonly<Record<ArmKind, string>> = {
  region: 'region',
  language: 'language',
  route: 'route',
  served_model: 'served model',
  system_prompt: 'system prompt',
  persona: 'persona',
};

const LEVEL_WORDS: Readonly<Record<ArmKind, string>> = {
  region: 'from',
  language: 'in',
  route: 'by',
  served_model: 'served as',
  system_prompt: 'with system prompt',
  persona: 'with persona',
};

/** `in zh`, `from us-east`, `with persona journalist`; of several `in en and zh`. */
export function levelsText(kind: ArmKind, ...levels: readonly string[]): string {
  return `${LEVEL_WORDS[kind]} ${listed(levels)}`;
}

/** `m, in en and in zh`: what a sentence is about that finds nothing. */
export function pairName(arm: ArmKind, { subject, first, second }: LevelPair): string {
  return `${subject}, ${levelsText(arm, first)} and ${levelsText(arm, second)}`;
}

/** What a finding holds for: each of several levels compared with itself, or the only one that there is. */
export function scopeText(factors: readonly ArmFactor[]): string {
  const within = factors.filter(({ levels }) => levels.length > 1);
  const only = factors.filter(({ levels }) => levels.length === 1);
  const parts = [
    ...(within.length === 0
      ? []
      : [`compared within each ${listed(within.map(({ kind }) => ARM_NAMES[kind]))}`]),
    ...only.map(({ kind, levels }) => `asked ${levelsText(kind, ...levels)} only`),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

/** `language and region always come together: en was asked from us-east only, zh from eu-west only`. */
export function confoundedText(
  arm: ArmKind,
  { first, second }: Pick<LevelPair, 'first' | 'second'>,
  confounders: readonly Confounder[],
): string {
  return confounders
    .map(
      (one) =>
        `${ARM_NAMES[arm]} and ${ARM_NAMES[one.kind]} always come together: ${first} was measured ${levelsText(one.kind, ...one.first)} only, ${second} ${levelsText(one.kind, ...one.second)} only`,
    )
    .join('; ');
}
