import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Section } from '../../components/section.tsx';
import { ENDPOINT_TITLES, formatP } from '../../features/verdict/words.ts';
import { formatDuration, formatNumber, formatPoints, formatPointsRange } from '../../lib/format.ts';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

const SECOND_MS = 1_000;
const seconds = (value: number | undefined): string =>
  value === undefined ? '–' : formatDuration(value * SECOND_MS);

/** Whether the regions were asked at the same time, and whether the model changed meanwhile. */
export function Times({ models }: Props) {
  const known = models.flatMap(({ model_id: id, time }) => (time === null ? [] : [{ id, time }]));
  const drifts = known.flatMap(({ id, time }) => time.drift.map((drift) => ({ id, ...drift })));
  return (
    <Section
      id="time"
      title="Time"
      about="A region that is asked later than another meets another model where that changes meanwhile. A warning above says where that could explain a difference."
    >
      {known.length === 0 && <p>When the regions were asked is not known.</p>}
      {known.length > 0 && (
        <DataTable
          caption="How much later the last region asked a cell than the first"
          columns={[
            { name: 'Model' },
            { name: 'Median', isNumber: true },
            { name: '95 %', isNumber: true },
            { name: 'Most', isNumber: true },
            {
              name: 'Allowed',
              isNumber: true,
              about: 'Further apart counts as asked at another time',
            },
            { name: 'Cells', isNumber: true },
          ]}
          rows={known.map(({ id, time: { skew, max_skew_s: allowed } }) => ({
            key: id,
            cells: [
              id,
              seconds(skew?.median_s),
              seconds(skew?.p95_s),
              seconds(skew?.max_s),
              seconds(allowed),
              formatNumber(skew?.cells ?? 0),
            ],
          }))}
        />
      )}
      {drifts.length > 0 && (
        <DataTable
          caption="How the rates moved in an hour, within regions, in points"
          columns={[
            { name: 'Model' },
            { name: 'What' },
            { name: 'In an hour', isNumber: true },
            { name: 'Interval', isNumber: true },
            { name: 'p', isNumber: true },
            { name: 'p, adjusted', isNumber: true },
          ]}
          rows={drifts.map(
            ({ id, endpoint, per_hour: change, interval, p, p_adjusted: adjusted }) => ({
              key: `${id} ${endpoint}`,
              cells: [
                id,
                ENDPOINT_TITLES[endpoint].toLowerCase(),
                formatPoints(change),
                formatPointsRange(interval),
                formatP(p),
                formatP(adjusted),
              ],
            }),
          )}
        />
      )}
    </Section>
  );
}
