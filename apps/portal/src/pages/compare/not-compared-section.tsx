import type { JobComparison } from '../../api/comparison-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { Section } from '../../components/section.tsx';
import { ForeignText } from '../../components/text.tsx';
import { formatNumber } from '../../lib/format.ts';

type Reason =
  | JobComparison['not_compared']['lanes'][number]['reason']
  | JobComparison['not_compared']['questions'][number]['reason'];

const REASONS: Readonly<Record<Reason, string>> = {
  only_before: 'only the job before asked it',
  only_after: 'only the job after asked it',
  sampling_changed: 'another temperature, max_tokens or top_p was sent',
  system_prompt_changed: 'another system prompt was sent in this region',
  text_changed: 'the same id has another text',
};

/** What is in no figure, and why. */
export function NotCompared({ comparison }: { readonly comparison: JobComparison }) {
  const { lanes, question_count: count, questions } = comparison.not_compared;
  const cut = count - questions.length;
  return (
    <Section
      id="not-compared"
      title="Not compared"
      about="What only one job asked, or what they asked in different ways, is in no figure."
    >
      {lanes.length === 0 && count === 0 && (
        <p>Both jobs asked the same models from the same regions the same questions.</p>
      )}
      {lanes.length > 0 && (
        <DataTable
          caption="Models and regions"
          columns={[{ name: 'Model' }, { name: 'Region' }, { name: 'Why', isText: true }]}
          rows={lanes.map(({ model_id: model, region, reason }) => ({
            key: `${model} ${region}`,
            cells: [model, region, REASONS[reason]],
          }))}
        />
      )}
      {count > 0 && (
        <Fold
          title={`${formatNumber(count)} ${count === 1 ? 'question' : 'questions'}`}
          open={count <= 20}
        >
          <DataTable
            caption={`Questions${cut > 0 ? `, the first ${formatNumber(questions.length)}` : ''}`}
            columns={[
              { name: 'Question', isText: true },
              { name: 'Why', isText: true },
            ]}
            rows={questions.map(({ question_id: id, reason }) => ({
              key: `${id ?? ''} ${reason}`,
              cells: [
                <ForeignText key="question">{id ?? 'the job’s own prompt'}</ForeignText>,
                REASONS[reason],
              ],
            }))}
          />
        </Fold>
      )}
    </Section>
  );
}
