import { useQueryClient } from '@tanstack/react-query';
import { jobKey } from '../../api/queries.ts';
import type { Review } from '../../api/review-queries.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Fold } from '../../components/fold.tsx';
import { Meter } from '../../components/meter.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatNumber } from '../../lib/format.ts';
import { AgreementTable } from './agreement-table.tsx';
import { progressParts } from './result-words.ts';
import { EstimateTable } from './estimate-table.tsx';
import { REASONS } from './review-reasons.ts';
import css from './review-results.module.css';
import { StrataTable } from './strata-table.tsx';

/** How far a review is, how far raters agree, and what it says of the typing. */
export function ReviewResults({ review }: { readonly review: Review }) {
  return (
    <div className={css.results}>
      <Progress review={review} />
      <h2>Agreement</h2>
      <p className={css.prose}>
        Over the answers that both have labelled. They were chosen to be hard: of other answers it
        says nothing.
      </p>
      <AgreementTable agreement={review.agreement} />
      <h2>What it says of the typing</h2>
      <EstimateTable estimate={review.estimate} />
      <Fold title={`How the answers were drawn (${review.strata.length} strata)`}>
        <StrataTable review={review} />
      </Fold>
    </div>
  );
}

function Progress({ review }: { readonly review: Review }) {
  const client = useQueryClient();
  const { progress, items, raters, job_id: jobId } = review;
  return (
    <>
      <div className={css.progress}>
        <Meter
          label="Answers concluded"
          total={items}
          parts={[{ name: 'concluded', count: progress.concluded, tone: 'done' }]}
        />
        <p>
          <strong>{formatNumber(items)} answers</strong>:{' '}
          {progressParts(progress)
            .map(({ name, count }) => `${formatNumber(count)} ${name}`)
            .join(', ')}
        </p>
        <Button
          onClick={() => void client.refetchQueries({ queryKey: [...jobKey(jobId), 'review'] })}
        >
          Refresh
        </Button>
      </div>
      <Facts
        facts={[
          {
            name: 'Labels',
            value:
              raters.length === 0
                ? 'none yet: two people have to label each answer'
                : raters.map(({ rater, labels }) => (
                    <div key={rater}>
                      <ForeignText>{rater}</ForeignText> {formatNumber(labels)}
                    </div>
                  )),
          },
          {
            name: 'Made',
            value: (
              <>
                <Time iso={review.created_at} /> by <ForeignText>{review.created_by}</ForeignText>
              </>
            ),
          },
          {
            name: 'Why answers are in it',
            value: review.reasons
              .filter(({ items: count }) => count > 0)
              .map(({ reason, items: count }) => (
                <div key={reason}>
                  {formatNumber(count)} {REASONS[reason].short}
                </div>
              )),
          },
          { name: 'Seed of the draw', value: review.seed },
        ]}
      />
    </>
  );
}
