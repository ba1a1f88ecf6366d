import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { Section } from '../../components/section.tsx';
import { ENDPOINT_TITLES, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPoints, formatPointsRange, formatShare } from '../../lib/format.ts';
import css from './verdict-page.module.css';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

const COLUMNS = [
  { name: 'Model' },
  { name: 'What' },
  { name: 'First − second' },
  { name: 'Difference', isNumber: true },
  { name: 'Interval', isNumber: true },
  { name: 'p', isNumber: true },
  { name: 'p, adjusted', isNumber: true, about: 'For the pairs of all models' },
] as const;

/** What no conclusion is about: blocked and cut short; and the outcomes themselves. */
export function OtherOutcomes({ verdict, models }: Props) {
  const rows = models.flatMap(({ model_id: id, secondary }) =>
    secondary.flatMap(({ endpoint, pairs }) =>
      pairs.map((pair) => ({ id, endpoint, pair, key: `${id} ${endpoint} ${pair.a} ${pair.b}` })),
    ),
  );
  const found = rows.filter(({ pair }) => pair.p_adjusted <= verdict.alpha).length;
  return (
    <Section
      id="other"
      title="Other outcomes"
      about="Answers that a filter blocked, and answers cut short. No conclusion is about them alone, but where they may differ by more than the margin nothing is called equivalent."
    >
      <Fold
        title={`Blocked and cut short: ${formatNumber(found)} of ${formatNumber(rows.length)} pairs found to differ`}
        open={found > 0}
      >
        <DataTable
          caption="Blocked and cut short: differences between regions, in points"
          columns={COLUMNS}
          rows={rows.map(({ id, endpoint, pair, key }) => {
            const differs = pair.p_adjusted <= verdict.alpha;
            return {
              key,
              isStrong: differs,
              cells: [
                id,
                ENDPOINT_TITLES[endpoint].toLowerCase(),
                `${differs ? '≠ ' : ''}${pair.a} − ${pair.b}`,
                formatPoints(pair.difference),
                formatPointsRange(pair.interval),
                formatP(pair.p),
                formatP(pair.p_adjusted),
              ],
            };
          })}
        />
      </Fold>
      <Fold title="All outcomes by region">
        <div className={css.stack}>
          {models.map((model) => (
            <Classes key={model.model_id} model={model} />
          ))}
        </div>
      </Fold>
    </Section>
  );
}

function Classes({
  model: { model_id: id, class_analysis: analysis },
}: {
  readonly model: ModelVerdict;
}) {
  if (analysis === null)
    return <p>{id}: all answers have the same outcome, or one region has any.</p>;
  const { classes, regions, test, p } = analysis;
  return (
    <DataTable
      caption={`${id}: answers by outcome. For reading on, adjusted for nothing: ${test === 'generalised_cmh' ? 'generalised Cochran-Mantel-Haenszel' : 'Stuart-Maxwell'}, p ${formatP(p)}`}
      columns={[
        { name: 'Region' },
        ...classes.map((name) => ({ name: name.replaceAll('_', ' '), isNumber: true })),
      ]}
      rows={regions.map(({ region, counts }) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        return {
          key: region,
          cells: [
            region,
            ...counts.map(
              (count) =>
                `${formatNumber(count)} (${formatShare(total === 0 ? null : count / total)})`,
            ),
          ],
        };
      })}
    />
  );
}
