import type { SeriesRun } from '../../api/series-queries.ts';
import type { Endpoint } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { Empty } from '../../components/notes.tsx';
import { plotScale, rateExtent } from '../../components/plots/plot-scale.ts';
import { Section } from '../../components/section.tsx';
import { ENDPOINT_MEANINGS, ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { formatNumber, formatShare, formatShareRange } from '../../lib/format.ts';
import { ChangeSign } from './change-mark.tsx';
import { EndpointChoice } from './endpoint-choice.tsx';
import css from './series.module.css';
import { TrendPlot } from './trend-plot.tsx';
import { trendsOf } from './trends.ts';
import type { Trend } from './trends.ts';

interface Props {
  readonly runs: readonly SeriesRun[];
  readonly endpoint: Endpoint;
}

/** How often each model withheld in each region, run by run. */
export function Trends({ runs, endpoint }: Props) {
  const trends = trendsOf(runs, endpoint);
  return (
    <Section
      id="trends"
      title="Rates over the runs"
      about={`The share of ${ENDPOINT_MEANINGS[endpoint]}, with the 95 % interval of each run alone, by the number of the run.`}
    >
      <div className={css.tools}>
        <EndpointChoice endpoint={endpoint} />
        <span className={css.words}>
          <ChangeSign /> a change was found in this run
        </span>
      </div>
      {trends.length === 0 ? (
        <Empty title="No rates yet">They come when the first run has ended.</Empty>
      ) : (
        <>
          <Plots trends={trends} />
          <Fold title="The same figures as a table">
            <TrendTable trends={trends} endpoint={endpoint} />
          </Fold>
        </>
      )}
    </Section>
  );
}

function Plots({ trends }: { readonly trends: readonly Trend[] }) {
  const points = trends.flatMap((trend) => trend.points);
  const numbers = points.map(({ run }) => run);
  const x = plotScale([Math.min(...numbers) - 0.5, Math.max(...numbers) + 0.5], String);
  const y = plotScale(rateExtent(points), (value) => formatShare(value, 0));
  return (
    <div className={css.trends}>
      {trends.map((trend) => (
        <TrendPlot key={`${trend.modelId} ${trend.region}`} trend={trend} x={x} y={y} />
      ))}
    </div>
  );
}

const COLUMNS = [
  { name: 'Model' },
  { name: 'Region' },
  { name: 'Run', isNumber: true },
  { name: 'Rate', isNumber: true },
  { name: 'Interval', isNumber: true },
  { name: 'Answers', isNumber: true },
  { name: 'Found' },
] as const;

function TrendTable({ trends, endpoint }: Pick<Props, 'endpoint'> & Parameters<typeof Plots>[0]) {
  return (
    <DataTable
      caption={`${ENDPOINT_TITLES[endpoint]}, by run`}
      columns={COLUMNS}
      rows={trends.flatMap(({ modelId, region, points }) =>
        points.map(({ run, value, interval, events, n, isChange }) => ({
          key: `${modelId} ${region} ${run}`,
          isStrong: isChange,
          cells: [
            modelId,
            region,
            run,
            formatShare(value),
            formatShareRange(interval),
            `${formatNumber(events)} of ${formatNumber(n)}`,
            isChange ? 'change' : '',
          ],
        })),
      )}
    />
  );
}
