import type { Schema } from '@beacon/client';
import { Facts } from '../../components/facts.tsx';
import { Time } from '../../components/time.tsx';
import { formatCost, formatDuration, formatNumber } from '../../lib/format.ts';

/** What an answer took. */
export function Spending({ execution }: { readonly execution: Schema<'ExecutionDetailView'> }) {
  const { input_tokens: input, output_tokens: output } = execution;
  return (
    <Facts
      facts={[
        { name: 'asked', value: <Time iso={execution.started_at} /> },
        { name: 'answered', value: <Time iso={execution.completed_at} /> },
        { name: 'recorded', value: <Time iso={execution.created_at} /> },
        { name: 'took', value: formatDuration(execution.duration_ms) },
        { name: 'tokens in', value: input === null ? null : formatNumber(input) },
        { name: 'tokens out', value: output === null ? null : formatNumber(output) },
        {
          name: 'cost',
          value: execution.cost_usd === null ? 'no prices known' : formatCost(execution.cost_usd),
        },
        { name: 'finish reason', value: execution.finish_reason },
        { name: 'HTTP status', value: execution.http_status },
        { name: 'error', value: execution.error_code },
        { name: 'length', value: `${formatNumber(execution.response_length)} characters` },
        { name: 'round', value: execution.round },
      ]}
    />
  );
}
