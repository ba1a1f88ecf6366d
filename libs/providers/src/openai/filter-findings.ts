import type { FilterFinding } from '@beacon/contracts';
import { z } from 'zod';

/** One category of Azure's: a severity, or whether something was detected at all. */
const category = z.object({
  filtered: z.boolean(),
  severity: z.string().max(20).nullish().catch(null),
  detected: z.boolean().nullish().catch(null),
});
const categories = z.record(z.string(), z.unknown());

const MOST = 20;

/** What Azure's content filters found on one side, by category; nothing where they say nothing. */
export function filterFindings(side: FilterFinding['side'], results: unknown): FilterFinding[] {
  const read = categories.safeParse(results);
  if (!read.success) return [];
  return Object.entries(read.data)
    .slice(0, MOST)
    .flatMap(([name, value]) => {
      const found = category.safeParse(value);
      if (!found.success) return [];
      const { filtered, severity, detected } = found.data;
      const said = severity ?? (detected === true ? 'detected' : null);
      return [{ side, category: name.slice(0, 60), severity: said, blocked: filtered }];
    });
}
