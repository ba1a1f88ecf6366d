import { DataTable } from '../../components/data-table.tsx';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import { PlotLegend } from '../../components/plots/legend.tsx';
import { plotScale } from '../../components/plots/plot-scale.ts';
import { formatPoints } from '../../lib/format.ts';
import { ConclusionMark } from '../../features/verdict/conclusion-mark.tsx';
import { CONCLUSIONS } from '../../features/verdict/words.ts';
import type { Conclusion } from '../../api/verdict-queries.ts';
import css from './gallery-page.module.css';

const SCALE = plotScale([-0.3, 0.3], (value) => formatPoints(value, 0));
const NAMES = Object.keys(CONCLUSIONS) as Conclusion[];

const ROWS = [
  {
    key: 'strong',
    label: 'decides, with its correction',
    isStrong: true,
    marks: [
      { value: 0.16, interval: [0.09, 0.23], kind: 'strong' },
      { value: 0.18, interval: [0.1, 0.26], kind: 'corrected' },
    ],
    text: '≠ +16.0 (+9.0 to +23.0)',
  },
  {
    key: 'plain',
    label: 'does not decide',
    marks: [{ value: -0.01, interval: [-0.03, 0.02], kind: 'plain' }],
    text: '−1.0 (−3.0 to +2.0)',
  },
  {
    key: 'arms',
    label: 'before and after',
    marks: [
      { value: -0.1, interval: [-0.15, -0.04], kind: 'earlier' },
      { value: 0.05, interval: [0.01, 0.1], kind: 'plain' },
    ],
    text: '−10.0 → +5.0',
  },
  {
    key: 'noise',
    label: 'the same place twice',
    marks: [{ value: 0.02, interval: [-0.05, 0.09], kind: 'noise' }],
    text: '+2.0 (−5.0 to +9.0)',
  },
  {
    key: 'beyond',
    label: 'beyond the plot',
    marks: [{ value: 0.6, interval: [0.2, 0.9], kind: 'plain' }],
    text: '+60.0 (+20.0 to +90.0)',
  },
  {
    key: 'none',
    label: 'a-region-with-a-very-long-name − another-one-of-that-sort',
    marks: [{ value: null, interval: null, kind: 'plain' }],
    text: 'not measured in both',
  },
] as const;

/** Conclusions, a plot with every mark, and a table. */
export function PlotSamples() {
  return (
    <section className={css.shown}>
      <h2>Conclusions, plots and tables</h2>
      <div className={css.row}>
        {NAMES.map((name, index) => (
          <ConclusionMark key={name} conclusion={name} isInterim={index === 0} />
        ))}
      </div>
      <PlotLegend
        items={[
          { kind: 'strong', text: 'decides' },
          { kind: 'plain', text: 'as typed' },
          { kind: 'corrected', text: 'corrected' },
          { kind: 'earlier', text: 'before' },
          { kind: 'noise', text: 'second executor' },
        ]}
      />
      <IntervalPlot
        title="Differences"
        description="Samples of every mark."
        scale={SCALE}
        band={[-0.05, 0.05]}
        hasZero
        sides={['second more often', 'first more often']}
        groups={[{ key: 'sample', name: 'a-model · differs', rows: ROWS }]}
        table={
          <DataTable
            caption="Differences, in points"
            columns={[{ name: 'What' }, { name: 'Difference', isNumber: true }]}
            rows={ROWS.map(({ key, label, text }) => ({
              key,
              isStrong: key === 'strong',
              cells: [label, text],
            }))}
          />
        }
      />
    </section>
  );
}
