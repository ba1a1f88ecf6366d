import type { JobComparison } from '../../api/comparison-queries.ts';
import { PlotLegend } from '../../components/plots/legend.tsx';
import { plotScale, symmetricExtent } from '../../components/plots/plot-scale.ts';
import { Empty } from '../../components/notes.tsx';
import { Section } from '../../components/section.tsx';
import { DECIDING } from '../../features/verdict/pairs.ts';
import { formatPoints, formatShare } from '../../lib/format.ts';
import { ChangePlot } from './change-plot.tsx';
import { changesOf } from './changes.ts';
import css from './compare-page.module.css';

/** How much changed: a forest plot of each endpoint, on one scale. */
export function Changes({ comparison }: { readonly comparison: JobComparison }) {
  const { alpha, margin, level } = comparison;
  const plots = DECIDING.map((endpoint) => ({ endpoint, models: changesOf(comparison, endpoint) }));
  const changes = plots.flatMap(({ models }) =>
    models.flatMap(({ lanes }) => lanes.map(({ change }) => change)),
  );
  const figures = changes.flatMap(({ difference, interval, corrected }) => [
    { value: difference, interval },
    ...(corrected === null ? [] : [{ value: corrected.difference, interval: corrected.interval }]),
  ]);
  const scale = plotScale(symmetricExtent(figures, margin), (value) => formatPoints(value, 0));
  return (
    <Section
      id="changes"
      title="What changed"
      about={`After minus before, in percentage points, with ${formatShare(level, 0)} intervals, over the questions that both jobs measured. Shaded: the margin of ±${(margin * 100).toFixed(1)} points. What is called equivalent has its ${formatShare(1 - 2 * alpha, 0)} interval, corrected for what the detector misses, inside.`}
    >
      {changes.length === 0 ? (
        <Empty title="Nothing to compare">
          No model was asked by both jobs from the same region in the same way.
        </Empty>
      ) : (
        <>
          <PlotLegend
            items={[
              { kind: 'strong', text: '≠ is concluded to differ' },
              { kind: 'plain', text: 'as typed' },
              ...(changes.some(({ corrected }) => corrected !== null)
                ? [{ kind: 'corrected', text: 'corrected for what the detector misses' } as const]
                : []),
            ]}
          />
          <div className={css.plots}>
            {plots.map(({ endpoint, models }) => (
              <ChangePlot
                key={endpoint}
                endpoint={endpoint}
                models={models}
                margin={margin}
                scale={scale}
              />
            ))}
          </div>
        </>
      )}
    </Section>
  );
}
