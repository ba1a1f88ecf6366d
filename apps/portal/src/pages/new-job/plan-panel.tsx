import type { Schema } from '@beacon/client';
import { Facts } from '../../components/facts.tsx';
import { Fold } from '../../components/fold.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { formatNumber } from '../../lib/format.ts';
import { costLimitOf, costOf, rangeOf, timeRangeOf } from './plan-figures.ts';
import { PlanLanes } from './plan-lanes.tsx';
import css from './plan-panel.module.css';
import { PlanPower } from './plan-power.tsx';

interface Props {
  readonly plan: Schema<'PlanView'> | undefined;
  readonly error: Error | null;
  /** Whether what is entered was refused. */
  readonly isRefused: boolean;
  /** Whether the plan of what is entered now is still read. */
  readonly isReading: boolean;
  readonly onRetry: () => void;
}

/** What the job would take, what it could show, and what the plan warns of. */
export function PlanPanel({ plan, error, isRefused, isReading, onRetry }: Props) {
  return (
    <section className={css.panel} aria-labelledby="plan-title" aria-busy={isReading}>
      <h2 id="plan-title">Plan</h2>
      {error !== null && <ErrorNote error={error} onRetry={onRetry} />}
      {plan === undefined ? (
        <p className={css.none} role="status">
          {planless(isRefused, isReading)}
        </p>
      ) : (
        <Plan plan={plan} isReading={isReading} />
      )}
    </section>
  );
}

function planless(isRefused: boolean, isReading: boolean): string {
  if (isRefused) return 'The plan is shown once the problems are corrected.';
  if (isReading) return 'Planning …';
  return 'Choose questions, models and regions: what the job would take is shown here.';
}

function Plan({
  plan,
  isReading,
}: {
  readonly plan: Schema<'PlanView'>;
  readonly isReading: boolean;
}) {
  const { cells, calls, tokens, warnings, lanes, power } = plan;
  return (
    <div className={isReading ? css.old : css.plan}>
      <p className={css.cells} role="status">
        <strong>{formatNumber(cells)}</strong> {cells === 1 ? 'cell' : 'cells'}
      </p>
      <Facts
        facts={[
          { name: 'Calls', value: rangeOf([calls.least, calls.most]) },
          { name: 'Tokens in', value: rangeOf(tokens.input) },
          { name: 'Tokens out', value: rangeOf(tokens.output) },
          { name: 'Cost', value: costOf(plan) },
          ...costLimitOf(plan),
          { name: 'Duration', value: timeRangeOf(plan.duration_ms) },
        ]}
      />
      {power === null ? (
        <p className={css.none}>Without two regions to compare there is no difference to show.</p>
      ) : (
        <PlanPower power={power} />
      )}
      {warnings.length > 0 && (
        <div className={css.warned}>
          <h3>Warnings</h3>
          <ul className={css.warnings}>
            {warnings.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <Fold title={`By lane (${formatNumber(lanes.length)})`}>
        <PlanLanes lanes={lanes} />
      </Fold>
    </div>
  );
}
