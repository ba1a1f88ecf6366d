import type { Verdict } from '@beacon/verdict';
import { verdictText } from '../analyse/verdict-text.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { columnsOf } from '../terminal/screen-size.js';
import { readVerdict, type VerdictQuery } from './read.js';
import { verdictLines } from './verdict-lines.js';

const FIELDS = ['endpoint', 'alpha', 'margin', 'claim', 'content'] as const;

/** Shows the verdict of a job: its sentences, or with `--figures` what they rest on. */
export async function verdict(job: string, given: Given): Promise<void> {
  const query = apiFields(given, FIELDS) as VerdictQuery;
  const answer = await readVerdict(Gateway.of(given), job, query);
  await show(answer, given, (verdict) =>
    given.figures === true
      ? // JSON Schema has no pairs: the intervals of the API's description are lists.
        verdictText(verdict as unknown as Verdict)
      : [
          ...(verdict.interim ? ['Interim: the job has not ended.'] : []),
          ...verdictLines(verdict, columnsOf(process.stdout)),
        ].join('\n'),
  );
}
