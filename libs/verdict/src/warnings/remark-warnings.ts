import { remarksOf, remarkText } from '../tests/remarks.js';
import { pWithName } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

/** What no conclusion is about may yet differ: answers blocked or cut short. */
export function differsElsewhere({ verdict: { secondary }, options }: WarningFacts): Finding[] {
  return remarksOf(secondary, options).map((remark) => ({
    code: 'other_endpoint_differs',
    text: `it ${remarkText(remark)} (${pWithName(remark.p)}, Holm-adjusted over such remarks on all models)`,
  }));
}
