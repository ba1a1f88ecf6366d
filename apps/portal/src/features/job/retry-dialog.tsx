import { useState } from 'react';
import { retryJob } from '../../api/job-controls.ts';
import { formatNumber } from '../../lib/format.ts';
import { hasEnded } from '../../lib/outcomes.ts';
import { Choices } from './choices.tsx';
import { ControlDialog } from './control-dialog.tsx';
import type { JobDialogProps } from './simple-dialogs.tsx';
import { useRaisedLimit } from './use-raised-limit.ts';

const STATUSES = ['failed', 'cancelled'] as const;

/** Asks failed or cancelled cells again. */
export function RetryDialog({ job, ...rest }: JobDialogProps) {
  const available = STATUSES.filter((status) => job.counters[status] > 0);
  const [chosen, setChosen] = useState<readonly string[]>(available);
  const limit = useRaisedLimit(job);
  const run = async (reason: string | null): Promise<string> => {
    const status = STATUSES.filter((one) => chosen.includes(one));
    const {
      retried,
      already_retrying: already,
      exhausted,
    } = await retryJob(job.id, { status, reason, ...limit?.raise });
    const parts = [`${formatNumber(retried)} cells are asked again.`];
    if (already > 0) parts.push(`${formatNumber(already)} were being asked again already.`);
    if (exhausted > 0)
      parts.push(`${formatNumber(exhausted)} have had all their rounds and are left.`);
    return parts.join(' ');
  };
  return (
    <ControlDialog
      title="Ask cells again?"
      action="Retry"
      isReady={chosen.length > 0}
      run={run}
      limit={limit}
      {...rest}
    >
      <Choices
        legend="Cells that are"
        choices={available.map((status) => ({
          value: status,
          label: `${status} (${countWords(job, status)})`,
        }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <p>
        They are asked with the same prompt and the same parameters, which can cost calls. The old
        execution counts until the new result replaces it.
        {hasEnded(job.status) && ' The job is opened again and has its whole time limit from now.'}
      </p>
    </ControlDialog>
  );
}

/** How many cells ended so; those that were not asked are among the failed ones. */
function countWords(
  { counters, not_asked: notAsked }: JobDialogProps['job'],
  status: (typeof STATUSES)[number],
): string {
  const count = formatNumber(counters[status]);
  return status === 'failed' && notAsked > 0
    ? `${count}, of which ${formatNumber(notAsked)} not asked`
    : count;
}
