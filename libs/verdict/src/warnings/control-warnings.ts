import { pWithName } from '../shape/words.js';
import { leadDiffers, type Finding, type WarningFacts } from './finding.js';

/** Questions on plain matters that differ, too. */
export function controlsDiffer(facts: WarningFacts): Finding[] {
  if (!leadDiffers(facts)) return [];
  return facts.verdict.controls.pairs
    .filter(({ control_p: p }) => p <= facts.options.alpha)
    .map(({ a, b, control_p: p }) => ({
      code: 'controls_differ',
      text: `${a} and ${b} differ on neutral and control questions, too (${pWithName(p)}): the difference is not only about sensitive topics`,
    }));
}

/** An effect that is not the same for every question. */
export function dependsOnQuestion(facts: WarningFacts): Finding[] {
  if (!leadDiffers(facts)) return [];
  return facts.verdict.homogeneity
    .filter(({ p }) => p <= facts.options.alpha)
    .map(({ a, b, remark }) => ({
      code: 'effect_depends_on_question',
      text: `${a} and ${b}: ${remark}`,
    }));
}
