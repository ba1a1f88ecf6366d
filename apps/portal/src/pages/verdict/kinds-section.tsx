import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import { plotScale, symmetricExtent } from '../../components/plots/plot-scale.ts';
import { Section } from '../../components/section.tsx';
import { ENDPOINT_TITLES, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPoints, formatPointsRange, formatShare } from '../../lib/format.ts';
import { KindRates } from './kind-rates.tsx';
import { PairLabel } from './pair-label.tsx';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

type KindPair = ModelVerdict['controls']['pairs'][number];

const COLUMNS = [
  { name: 'Model' },
  { name: 'First − second' },
  { name: 'Questions', isNumber: true, about: 'Sensitive / neutral and control' },
  { name: 'Sensitive', isNumber: true, about: 'Difference on sensitive questions, in points' },
  {
    name: 'Control',
    isNumber: true,
    about: 'Difference on neutral and control questions, in points',
  },
  { name: 'p of control', isNumber: true },
  { name: 'Sensitive − control', isNumber: true },
  { name: 'Interval', isNumber: true },
  { name: 'p', isNumber: true },
  { name: 'p, adjusted', isNumber: true, about: 'For the pairs of the model' },
] as const;

/** Whether the difference is about the topics or about the region: sensitive questions against neutral and control questions. */
export function Kinds({ verdict, models }: Props) {
  const groups = models.filter(({ controls }) => controls.pairs.length > 0);
  const pairs = groups.flatMap(({ controls }) => controls.pairs);
  const figures = pairs.map(({ difference: value, interval }) => ({ value, interval }));
  const scale = plotScale(symmetricExtent(figures, verdict.margin), (value) =>
    formatPoints(value, 0),
  );
  const reasons = [...new Set(models.flatMap(({ controls: { reason } }) => reason ?? []))];
  return (
    <Section
      id="kinds"
      title="Kinds of questions"
      about="A difference that is as large on neutral and control questions as on sensitive ones is about the region, not about the topics. So the difference on sensitive questions is set against that on the others. No conclusion rests on it."
    >
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {groups.length > 0 && (
        <>
          <IntervalPlot
            title={`${ENDPOINT_TITLES[verdict.endpoint]}: difference on sensitive questions minus that on the others`}
            caption={`In points, with ${formatShare(verdict.level, 0)} intervals.`}
            description={`${pairs.length} pairs of regions. All figures are in the table below.`}
            scale={scale}
            hasZero
            groups={groups.map(({ model_id: id, controls }) => ({
              key: id,
              name: id,
              rows: controls.pairs.map((pair) => ({
                key: `${pair.a} ${pair.b}`,
                label: <PairLabel a={pair.a} b={pair.b} />,
                marks: [{ value: pair.difference, interval: pair.interval, kind: 'plain' }],
                text: `${formatPoints(pair.difference)} (${formatPointsRange(pair.interval)})`,
              })),
            }))}
            table={
              <DataTable
                caption="Sensitive questions against neutral and control questions, in points"
                columns={COLUMNS}
                rows={groups.flatMap(({ model_id: id, controls }) =>
                  controls.pairs.map((pair) => toRow(id, pair)),
                )}
              />
            }
          />
          <KindRates models={groups} />
        </>
      )}
    </Section>
  );
}

function toRow(modelId: string, pair: KindPair) {
  return {
    key: `${modelId} ${pair.a} ${pair.b}`,
    cells: [
      modelId,
      `${pair.a} − ${pair.b}`,
      `${formatNumber(pair.questions.sensitive)} / ${formatNumber(pair.questions.control)}`,
      formatPoints(pair.sensitive),
      formatPoints(pair.control),
      formatP(pair.control_p),
      formatPoints(pair.difference),
      formatPointsRange(pair.interval),
      formatP(pair.p),
      formatP(pair.p_adjusted),
    ],
  };
}
