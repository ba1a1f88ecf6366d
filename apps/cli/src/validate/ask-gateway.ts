import type { Schema } from '@beacon/client';
import { terminalLine } from '@beacon/domain';
import type { Gateway } from '../gateway/gateway.js';
import { GatewayRefusal } from '../gateway/gateway-client.js';
import type { JobFile } from '../jobfile/job-file.js';
import { cost, count, range } from '../terminal/format.js';
import type { Asked } from './validate-job.js';

/** Asks a gateway what a job would come to: nothing is stored by it. */
export function askGateway(gateway: Gateway): (job: JobFile) => Promise<Asked> {
  return async (job) => {
    // The gateway reads bodies itself, whatever their type says.
    const body = job.body as unknown as Schema<'JobBody'>;
    try {
      const plan = await gateway.ask(gateway.api.POST('/api/v1/jobs/plan', { body }));
      const notes = plan.warnings.map(({ text }) => terminalLine(text));
      return { summary: summaryOf(plan), notes };
    } catch (error) {
      if (!(error instanceof GatewayRefusal) || error.details.length === 0) throw error;
      return {
        problems: error.details.map((detail) =>
          job.problem({ ...detail, field: detail.field ?? '$' }),
        ),
      };
    }
  };
}

function summaryOf({ cells, lanes, cost_usd: usd }: Schema<'PlanView'>): string {
  const price = usd === null ? 'no prices, so no cost' : `${range(usd, cost)} in all`;
  return `${count(cells, 'cell')} in ${count(lanes.length, 'lane')}, ${price}`;
}
