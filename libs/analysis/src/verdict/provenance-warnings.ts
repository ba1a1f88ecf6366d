import type { VerdictInput } from './input.js';
import type { VerdictWarning } from './shape.js';
import { listed } from './words.js';

/** What a reader must know of where the counted answers come from. */
export function provenanceWarnings({ models, simulated = [] }: VerdictInput): VerdictWarning[] {
  const ids = models.map(({ id }) => id).filter((id) => simulated.includes(id));
  if (ids.length === 0) return [];
  const whose = ids.length === models.length ? '' : ` of ${listed(ids)}`;
  return [
    {
      code: 'simulated',
      model_id: null,
      text: `answers${whose} that are counted here are made up by a simulator, in which no model runs: they are no evidence about a real model`,
    },
  ];
}
