import { ApiRefusedError } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { formatCost, formatNumber } from '../../lib/format.ts';

/** What of a job a limit is reckoned from. */
export type CostedJob = Pick<Schema<'JobView'>, 'cost' | 'counters' | 'not_asked' | 'stopped_by'>;

/** Share that is put by beyond what calls have cost on average: those that are left may be longer. */
const MARGIN = 1.25;

/** The limit that a dialog begins with: of a job that stopped at its limit, one that is likely to do for what was not asked. */
export function firstLimit(job: CostedJob): string {
  const { max_cost: limit } = job.cost;
  if (limit === null) return '';
  if (job.stopped_by === null) return String(limit);
  const mean = meanCost(job);
  const more = mean === 0 ? limit : mean * job.not_asked * MARGIN;
  return String(roundedUp(limit + more));
}

/** What the limit that is entered adds to a change; nothing where it stays as it is. */
export function raiseOf(job: CostedJob, text: string): { readonly max_cost?: number } {
  const { max_cost: limit } = job.cost;
  return limit === null || Number(text) === limit ? {} : { max_cost: Number(text) };
}

/** What is wrong with the limit as it is entered: one is raised, never lowered. */
export function limitProblem({ cost: { max_cost: limit } }: CostedJob, text: string) {
  if (limit === null || (text.trim() !== '' && Number(text) >= limit)) return undefined;
  return `At least ${limit}, which it has.`;
}

/** What the API says is wrong with the limit; nothing where the error is another one. */
export function limitRefusal(error: unknown): string | undefined {
  if (!(error instanceof ApiRefusedError)) return undefined;
  const { error_code: code, field, message } = error.body;
  return code === 'max_cost_reached' || field === 'max_cost' ? `${message}.` : undefined;
}

/** What is spent, and what the rest may take. */
export function spendingWords(job: CostedJob): string {
  const { max_cost: limit, spent } = job.cost;
  const words = `For the whole job: ${formatCost(spent)} of ${formatCost(limit)} is spent.`;
  const mean = meanCost(job);
  if (job.stopped_by === null || mean === 0) return words;
  return `${words} By what cells have cost so far, the ${formatNumber(job.not_asked)} that were not asked take about ${formatCost(mean * job.not_asked)}.`;
}

/** Of a cell that was asked, in US dollars; 0 where nothing was. */
function meanCost({ cost: { spent }, counters, not_asked: notAsked }: CostedJob): number {
  const asked = counters.recorded - counters.cancelled - notAsked;
  return asked > 0 ? spent / asked : 0;
}

/** To two digits, upwards: a limit need not be more exact. */
function roundedUp(usd: number): number {
  const step = 10 ** (Math.floor(Math.log10(usd)) - 1);
  // Nothing is kept below a nanodollar, and a product such as 3 * 0.1 has more digits than it should.
  return Number((Math.ceil(Number((usd / step).toFixed(6))) * step).toFixed(9));
}
