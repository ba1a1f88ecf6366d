import type { ComparedLane, JobComparison } from '../../api/comparison-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { Section } from '../../components/section.tsx';
import { ForeignText } from '../../components/text.tsx';
import { CellLink } from '../../features/verdict/cell-link.tsx';
import { CellOutcomes } from '../../features/verdict/cell-outcomes.tsx';
import { byConclusion } from '../../features/verdict/pairs.ts';
import { countsOf } from '../../features/verdict/region-cells.ts';
import { formatNumber } from '../../lib/format.ts';

/** Which questions came out otherwise, with the ways to the answers of both jobs. */
export function ChangedQuestions({ comparison }: { readonly comparison: JobComparison }) {
  const lanes = byConclusion(comparison.lanes);
  const changed = lanes.filter(({ discordant }) => discordant.total > 0);
  const same = lanes.length - changed.length;
  return (
    <Section
      id="questions"
      title="Questions that came out otherwise"
      about="Those whose rate of refusals or of withheld answers is another one, the largest change first. It is a count, to read on: whether it is more than chance is said above."
    >
      <div>
        {changed.map((lane, index) => (
          <Fold
            key={`${lane.model_id} ${lane.region}`}
            title={`${lane.model_id} from ${lane.region}: ${formatNumber(lane.discordant.total)} of ${formatNumber(lane.questions)}`}
            open={index === 0}
          >
            <Lane comparison={comparison} lane={lane} />
          </Fold>
        ))}
      </div>
      {same > 0 && (
        <p>
          {formatNumber(same)} of {formatNumber(lanes.length)} models and regions came out the same
          on every question.
        </p>
      )}
    </Section>
  );
}

interface LaneProps {
  readonly comparison: JobComparison;
  readonly lane: ComparedLane;
}

function Lane({ comparison: { before, after }, lane }: LaneProps) {
  const { model_id: model, region, discordant } = lane;
  const cut = discordant.total - discordant.questions.length;
  return (
    <DataTable
      caption={`${model} from ${region}${cut > 0 ? `, the first ${formatNumber(discordant.questions.length)}` : ''}`}
      columns={[
        { name: 'Question', isText: true },
        { name: 'Before' },
        { name: 'After' },
        { name: 'Answers' },
      ]}
      rows={discordant.questions.map((question) => ({
        key: question.question_id ?? '',
        cells: [
          <ForeignText key="question">
            {question.question_id ?? 'the job’s own prompt'}
          </ForeignText>,
          <CellOutcomes key="before" outcomes={countsOf(question.before)} />,
          <CellOutcomes key="after" outcomes={countsOf(question.after)} />,
          <span key="answers">
            <CellLink jobId={before.job_id} modelId={model} questionId={question.question_id}>
              before
            </CellLink>
            {', '}
            <CellLink jobId={after.job_id} modelId={model} questionId={question.question_id}>
              after
            </CellLink>
          </span>,
        ],
      }))}
    />
  );
}
