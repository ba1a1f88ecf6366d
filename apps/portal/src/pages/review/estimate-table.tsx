import type { Schema } from '@beacon/client';
import { Empty } from '../../components/notes.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { formatNumber } from '../../lib/format.ts';
import { shareWords } from './agreement-words.ts';
import css from './review-results.module.css';

type Estimate = Schema<'ReviewEstimateView'>;
type Detector = Estimate['detectors'][number];

/** How well the job's answers were typed, by language and endpoint. */
export function EstimateTable({
  estimate: { final: isFinal, detectors },
}: {
  readonly estimate: Estimate;
}) {
  return (
    <>
      <p className={css.prose}>
        {isFinal
          ? 'Every answer is concluded: the verdict uses these figures where nothing stands against it.'
          : 'Not every answer is concluded yet: only then does the verdict use these figures.'}{' '}
        Each concluded answer counts for as many as it stands for.
      </p>
      {detectors.length === 0 ? (
        <Empty title="Nothing can be said yet">
          Sensitivity and specificity are estimated from answers that are concluded: two raters
          agree, or a third has settled it.
        </Empty>
      ) : (
        <div className={table.scroll}>
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
              {detectors.map((detector) => (
                <DetectorRow
                  key={`${detector.language} ${detector.endpoint}`}
                  detector={detector}
                  isFinal={isFinal}
                />
              ))}
            </tbody>
          </table>
        </div>
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
        <Rate rate={sensitivity} />
      </td>
      <td className={table.number}>
        <Rate rate={specificity} />
      </td>
      <td className={css.wide}>
        {unusable === null ? isFinal ? 'used' : '–' : <ForeignText>{unusable}</ForeignText>}
      </td>
    </tr>
  );
}

function Rate({
  rate: { estimate, interval, worth },
}: {
  readonly rate: Schema<'ReviewedRateView'>;
}) {
  return (
    <>
      {shareWords(estimate, interval)}
      <div className={css.remark}>
        as {formatNumber(worth.x)} of {formatNumber(worth.n)} drawn one by one
      </div>
    </>
  );
}
