import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { PlotLegend } from '../../components/plots/legend.tsx';
import { plotScale, rateExtent } from '../../components/plots/plot-scale.ts';
import { Section } from '../../components/section.tsx';
import { endpointsOf, figuresOf } from '../../features/verdict/figures.ts';
import { formatShare } from '../../lib/format.ts';
import { RatePlot } from './rate-plot.tsx';
import css from './verdict-page.module.css';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

/** How often each region met with what is counted: a plot of each endpoint. */
export function Rates({ verdict, models }: Props) {
  const plots = endpointsOf(verdict).map((endpoint) => ({
    endpoint,
    groups: models.map((model) => ({
      model,
      rates: figuresOf(model, verdict.endpoint, endpoint).rates,
    })),
  }));
  const rates = plots.flatMap(({ groups }) => groups.flatMap((group) => group.rates));
  const figures = rates.flatMap(({ value, interval, corrected }) => [
    { value, interval },
    ...(corrected === null ? [] : [{ value: corrected.rate, interval: corrected.interval }]),
  ]);
  const scale = plotScale(rateExtent(figures), (value) => formatShare(value, 0));
  return (
    <Section
      id="rates"
      title="Rates by region"
      about={`The share of measured answers with its ${formatShare(verdict.level, 0)} interval. Failed, cancelled and quarantined executions are in no rate. Rates of different regions may overlap and yet differ: the tests compare the same questions.`}
    >
      <PlotLegend
        items={[
          { kind: 'plain', text: 'as typed' },
          ...(rates.some(({ corrected }) => corrected !== null)
            ? [{ kind: 'corrected', text: 'corrected for what the detector misses' } as const]
            : []),
          ...(rates.some(({ twinOf }) => twinOf !== null)
            ? [{ kind: 'noise', text: 'second executor of a place' } as const]
            : []),
        ]}
      />
      <div className={css.plots}>
        {plots.map(({ endpoint, groups }) => (
          <RatePlot
            key={endpoint}
            endpoint={endpoint}
            groups={groups}
            scale={scale}
            isLead={endpoint === verdict.endpoint}
            repeats={verdict.repeats}
          />
        ))}
      </div>
    </Section>
  );
}
