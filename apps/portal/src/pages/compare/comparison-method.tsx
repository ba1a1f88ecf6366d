import type { ComparedLane, JobComparison } from '../../api/comparison-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Facts } from '../../components/facts.tsx';
import { Fold } from '../../components/fold.tsx';
import { Section } from '../../components/section.tsx';
import { formatNumber, formatShare } from '../../lib/format.ts';
import css from './compare-page.module.css';

const COLUMNS = [
  { name: 'Model' },
  { name: 'Region' },
  { name: 'Expected', isNumber: true, about: 'Before / after' },
  { name: 'Measured', isNumber: true, about: 'Before / after' },
  { name: 'Missing', isNumber: true, about: 'Failed or cancelled, before / after' },
  { name: 'Quarantined', isNumber: true, about: 'In no rate, before / after' },
  { name: 'Repeats', isNumber: true, about: 'Before / after' },
] as const;

/** What is missing, and how the comparison was reached. */
export function ComparisonMethod({ comparison }: { readonly comparison: JobComparison }) {
  const { alpha, margin, claim, level, tests_in_family: family, versions, lanes } = comparison;
  return (
    <Section
      id="method"
      title="Executions and method"
      about="A change is one between two times, whatever else changed with it. What answers say is not compared, only how often they withhold."
    >
      <DataTable
        caption="Executions of the compared questions, before / after"
        columns={COLUMNS}
        rows={lanes.map((lane) => ({
          key: `${lane.model_id} ${lane.region}`,
          cells: [lane.model_id, lane.region, ...countsOf(lane)],
        }))}
      />
      <Fold title="Tests, corrections and versions">
        <div className={css.facts}>
          <Facts
            facts={[
              {
                name: 'Test',
                value: 'that of a verdict, with the two jobs in the place of two regions',
              },
              {
                name: 'Tests in the family',
                value: `${formatNumber(family)}, corrected by Holm over both endpoints of all models and regions`,
              },
              { name: 'Alpha', value: alpha },
              { name: 'Margin', value: `±${(margin * 100).toFixed(1)} points` },
              {
                name: 'Claim',
                value:
                  claim === 'these_questions' ? 'exactly these questions' : 'questions like these',
              },
              { name: 'Intervals', value: formatShare(level, 0) },
              ...Object.entries(versions).map(([name, value]) => ({
                name: `Version: ${name}`,
                value,
              })),
            ]}
          />
        </div>
      </Fold>
    </Section>
  );
}

function countsOf({ executions: { before, after }, repeats }: ComparedLane): readonly string[] {
  const both = (one: number, other: number): string =>
    `${formatNumber(one)} / ${formatNumber(other)}`;
  return [
    both(before.expected, after.expected),
    both(before.measured, after.measured),
    both(before.missing, after.missing),
    both(before.quarantined, after.quarantined),
    both(repeats.before, repeats.after),
  ];
}
