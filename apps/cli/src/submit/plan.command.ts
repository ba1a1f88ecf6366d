import { z } from 'zod';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { between, checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { columnsOf } from '../terminal/screen-size.js';
import { planText } from './plan-text.js';
import { jobOf, toldInFile, type JobBody } from './submission.js';

const CLAIMS = ['questions_like_these', 'these_questions'] as const;
const VALUES = z.object({
  target: between('target', 0, 1),
  alpha: between('alpha', 0, 0.5),
  claim: z.enum(CLAIMS, option('claim', CLAIMS.join(' or '))).optional(),
});

/** Says what the job of a file would take and what it could show. Nothing is stored and no model asked. */
export async function plan(path: string, given: Given): Promise<void> {
  const query = checked(given, VALUES);
  const gateway = Gateway.of(given);
  const file = jobOf(path, given);
  const asked = gateway.ask(
    gateway.api.POST('/api/v1/jobs/plan', {
      body: file.body as JobBody,
      params: { query },
    }),
  );
  await show(await toldInFile(file, asked), given, (planned) =>
    planText(planned, columnsOf(process.stdout)),
  );
}
