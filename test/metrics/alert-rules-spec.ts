import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@beacon/stack';
import { parse } from 'yaml';
import { z } from 'zod';

const rule = z.strictObject({
  alert: z.string().regex(/^Beacon[A-Za-z]+$/),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string(), runbook_url: z.string() }),
});
const file = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), rules: z.array(rule).min(1) })).min(1),
});

/** An alert as `config/prometheus/alerts.yml` has it. */
export type AlertRule = z.infer<typeof rule>;

/** All of them. @throws Error when one lacks something. */
export function alertRules(): AlertRule[] {
  const text = readFileSync(join(projectRoot(), 'config/prometheus/alerts.yml'), 'utf8');
  return file.parse(parse(text)).groups.flatMap(({ rules }) => rules);
}
