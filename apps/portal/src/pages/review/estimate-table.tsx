import type { Schema } from '@beacon/client';
import { Empty } from '../../components/notes.tsx';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { formatNumber } from '../../lib/format.ts';
import { bySeen, shareWords } from './result-words.ts';
import css from './review-results.module.css';

type Estimate = Schema<'ReviewEstimateView'>;
type Detector = Estimate['detectors'][number];

/** How well the job's answers were typed, by language and endpoint. */
export function EstimateTable({
  estimate: { final: isFinal, detectors },
}: {
  readonly estimate: Estimate;
}) {
  const { seen, unseen } = bySeen(detectors);
  return (
    <>
      <p className={css.prose}>
        {isFinal
          ? 'Every answer is concluded: the verdict uses these figures where nothing stands against it.'
          : 'Not every answer is concluded yet: only then does the verdict use these figures.'}{' '}
        Each concluded answer counts for as many as it stands for.
      </p>
      {seen.length === 0 ? (
        <Empty title="Nothing can be said yet">
          Sensitivity and specificity are estimated from answers that are concluded: two raters
          agree, or a third has settled it.
        </Empty>
      ) : (
        <TableScroll label="What the review says of the typing">
          <table className={table.table} aria-label="What the review says of the typing">
            <thead>
              <tr>
                <th scope="col">Language</th>
                <th scope="col">Endpoint</th>
                <th scope="col" className={table.number}>
                  Events
                </th>
                <th scope="col" className={table.number}>
                  Others
                </th>
                <th scope="col" className={table.number}>
                  Sensitivity (95 %)
                </th>
                <th scope="col" className={table.number}>
                  Specificity (95 %)
                </th>
                <th scope="col">In the verdict</th>
              </tr>
            </thead>
            <tbody>
              {seen.map((detector) => (
                <DetectorRow
                  key={`${detector.language} ${detector.endpoint}`}
                  detector={detector}
                  isFinal={isFinal}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {seen.length > 0 && unseen.length > 0 && (
        <p className={css.remark}>Nothing is concluded yet in {unseen.join(', ')}.</p>
      )}
    </>
  );
}

function DetectorRow({
  detector,
  isFinal,
}: {
  readonly detector: Detector;
  readonly isFinal: boolean;
}) {
  const { language, endpoint, events, others, sensitivity, specificity, unusable } = detector;
  return (
    <tr>
      <th scope="row">{language ?? 'not known'}</th>
      <td>{endpoint}</td>
      <td className={table.number}>{formatNumber(events)}</td>
      <td className={table.number}>{formatNumber(others)}</td>
      <td className={table.number}>
        <Rate rate={sensitivity} what="event" />
      </td>
      <td className={table.number}>
        <Rate rate={specificity} what="other" />
      </td>
      <td className={css.wide}>
        {unusable === null ? isFinal ? 'used' : '–' : <ForeignText>{unusable}</ForeignText>}
      </td>
    </tr>
  );
}

/** A rate, unless the API says that nothing was seen that it could be told from. */
function Rate({
  rate,
  what,
}: {
  readonly rate: Schema<'ReviewedRateView'>;
  readonly what: string;
}) {
  const { estimate, interval, weighted, worth } = rate;
  if (weighted === null) {
    return (
      <>
        –<div className={css.remark}>no {what} concluded</div>
      </>
    );
  }
  return (
    <>
      {shareWords(estimate, interval)}
      <div className={css.remark}>
        as {formatNumber(worth.x)} of {formatNumber(worth.n)} drawn one by one
      </div>
    </>
  );
}
