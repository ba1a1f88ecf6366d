import { useMemo } from 'react';
import { Link } from '@tanstack/react-router';
import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { Empty } from '../../components/notes.tsx';
import { Section } from '../../components/section.tsx';
import { PlotLegend } from '../../components/plots/legend.tsx';
import { plotScale, symmetricExtent } from '../../components/plots/plot-scale.ts';
import { differenceFigures } from '../../features/verdict/difference-figures.ts';
import { MOST_PAIRS } from '../../features/verdict/pairs.ts';
import { formatPoints, formatShare } from '../../lib/format.ts';
import { DifferencePlot } from './difference-plot.tsx';
import css from './verdict-page.module.css';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
  /** Whether all pairs are shown, however many there are. */
  readonly isWhole: boolean;
}

/** How far the regions are apart: a forest plot of each endpoint, on one scale. */
export function Differences({ verdict, models, isWhole }: Props) {
  const { alpha, margin, level } = verdict;
  const most = isWhole ? Number.POSITIVE_INFINITY : MOST_PAIRS;
  const plots = useMemo(() => differenceFigures(verdict, models, most), [verdict, models, most]);
  const figures = plots.flatMap(({ groups }) => groups.flatMap(({ figures: all }) => all));
  const scale = plotScale(symmetricExtent(figures, margin), (value) => formatPoints(value, 0));
  const hasHidden = plots.some(({ groups }) => groups.some(({ hidden }) => hidden > 0));
  return (
    <Section
      id="differences"
      title="Differences between regions"
      about={`Each line compares two regions on the questions that were measured in both: the rate of the first minus that of the second, in percentage points, with its ${formatShare(level, 0)} interval, which is not adjusted for the number of pairs; what differs is decided by the adjusted tests. Shaded: the margin of ±${(margin * 100).toFixed(1)} points. What is called equivalent has its ${formatShare(1 - 2 * alpha, 0)} interval, corrected for what the detector misses, inside.`}
    >
      {figures.length === 0 ? (
        <Empty title="Nothing to compare">No model was measured in two regions.</Empty>
      ) : (
        <>
          <PlotLegend
            items={[
              { kind: 'strong', text: '≠ decides that the model differs' },
              { kind: 'plain', text: 'as typed' },
              ...(plots.some(({ hasCorrected }) => hasCorrected)
                ? [{ kind: 'corrected', text: 'corrected for what the detector misses' } as const]
                : []),
            ]}
          />
          <div className={css.plots}>
            {plots.map((plot) => (
              <DifferencePlot key={plot.endpoint} plot={plot} verdict={verdict} scale={scale} />
            ))}
          </div>
          {(hasHidden || isWhole) && (
            <p>
              {hasHidden && `The ${MOST_PAIRS} pairs of each model with the smallest p are shown. `}
              <Link
                from="/jobs/$id/verdict"
                to="."
                search={(before) => ({ ...before, pairs: isWhole ? undefined : ('all' as const) })}
                hash="differences"
              >
                {isWhole ? 'Show the most telling pairs only' : 'Show all pairs'}
              </Link>
            </p>
          )}
        </>
      )}
    </Section>
  );
}
