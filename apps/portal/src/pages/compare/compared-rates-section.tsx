import type { JobComparison } from '../../api/comparison-queries.ts';
import { PlotLegend } from '../../components/plots/legend.tsx';
import { plotScale, rateExtent } from '../../components/plots/plot-scale.ts';
import { Section } from '../../components/section.tsx';
import { DECIDING } from '../../features/verdict/pairs.ts';
import { formatShare } from '../../lib/format.ts';
import { changesOf } from './changes.ts';
import { ComparedRatePlot, armFigure } from './compared-rate-plot.tsx';
import css from './compare-page.module.css';

/** How often it came before, and how often after. */
export function ComparedRates({ comparison }: { readonly comparison: JobComparison }) {
  const plots = DECIDING.map((endpoint) => ({ endpoint, models: changesOf(comparison, endpoint) }));
  const figures = plots.flatMap(({ models }) =>
    models.flatMap(({ lanes }) =>
      lanes.flatMap(({ change: { before, after } }) => [armFigure(before), armFigure(after)]),
    ),
  );
  if (figures.length === 0) return null;
  const scale = plotScale(rateExtent(figures), (value) => formatShare(value, 0));
  return (
    <Section
      id="rates"
      title="Rates before and after"
      about={`The share of measured answers to the compared questions, with its ${formatShare(comparison.level, 0)} interval on as many answers as the executions are worth. Intervals may overlap where the paired test finds a change.`}
    >
      <PlotLegend
        items={[
          { kind: 'earlier', text: 'before' },
          { kind: 'plain', text: 'after' },
        ]}
      />
      <div className={css.plots}>
        {plots.map(({ endpoint, models }) => (
          <ComparedRatePlot key={endpoint} endpoint={endpoint} models={models} scale={scale} />
        ))}
      </div>
    </Section>
  );
}
