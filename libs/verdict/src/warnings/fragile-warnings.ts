import type { Fragility } from '../shape/shape.js';
import { counted, EVENT_NAMES } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

/** Claims that fall with no more mistyped answers than are to be expected, or with a single one that is likely. */
export function fragile({ verdict: { fragility } }: WarningFacts): Finding[] {
  return fragility.filter(isFragile).map((one) => ({ code: 'fragile', text: fragileText(one) }));
}

/** Chance of one mistyped answer from which a claim that depends on one is called fragile. */
const WORTH_SAYING = 0.05;

function isFragile({ flips, expected_helping: helping }: Fragility): boolean {
  if (flips === null) return false;
  if (flips === 1) return helping === null || helping >= WORTH_SAYING;
  return helping !== null && flips <= helping;
}

function fragileText({
  endpoint,
  conclusion,
  flips,
  expected_errors: all,
  expected_helping: helping,
}: Fragility): string {
  const claim =
    conclusion === 'differs'
      ? `that it differs in ${EVENT_NAMES[endpoint]}s`
      : 'that it is equivalent';
  const fall = `${counted(flips ?? 0, 'mistyped answer')} would overturn ${claim}`;
  if (all === null || helping === null) return `${fall}; how many are mistyped is not known`;
  return `${fall}; of the answers compared about ${about(all)} are expected to be mistyped, about ${about(helping)} of them in the direction that would`;
}

function about(errors: number): string {
  return errors < 10 ? String(Math.round(errors * 10) / 10) : String(Math.round(errors));
}
