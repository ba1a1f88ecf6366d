import type { Verdict } from '@beacon/verdict';
import { verdictText } from '../analyse/verdict-text.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { columnsOf } from '../terminal/screen-size.js';
import { armsFigures, armsLines } from './arms-text.js';
import { readArms, readVerdict, type ArmsQuery, type VerdictQuery } from './read.js';
import { verdictLines } from './verdict-lines.js';

const FIELDS = ['endpoint', 'alpha', 'margin', 'claim', 'content'] as const;

const ARM_FIELDS = ['arm', 'alpha', 'margin', 'claim'] as const;
const NOT_BY_ARM = ['endpoint', 'content'] as const;

/** Shows the verdict of a job, or with `--arm` what one of its arms amounts to: sentences, and with `--figures` what they rest on. */
export async function verdict(job: string, given: Given): Promise<void> {
  if (given['arm'] !== undefined) return byArm(job, given);
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

/** @throws UsageError for options that only a verdict by region has. */
async function byArm(job: string, given: Given): Promise<void> {
  const other = NOT_BY_ARM.find((name) => given[name] !== undefined);
  if (other !== undefined) {
    throw new UsageError(
      `--${other} goes with the verdict by region only, leave it out with --arm.`,
    );
  }
  const query = apiFields(given, ARM_FIELDS) as ArmsQuery;
  const answer = await readArms(Gateway.of(given), job, query);
  await show(answer, given, (arms) => {
    const columns = columnsOf(process.stdout);
    return (given.figures === true ? armsFigures : armsLines)(arms, columns).join('\n');
  });
}
