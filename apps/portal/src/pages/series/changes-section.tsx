import { Link } from '@tanstack/react-router';
import type { Look, Series, SeriesRun } from '../../api/series-queries.ts';
import { Fold } from '../../components/fold.tsx';
import { Empty } from '../../components/notes.tsx';
import { Section } from '../../components/section.tsx';
import { CellLink } from '../../features/verdict/cell-link.tsx';
import { formatCount, formatNumber } from '../../lib/format.ts';
import { ChangeSign } from './change-mark.tsx';
import { LookSentence } from './run-words.tsx';
import css from './series.module.css';

interface Props {
  readonly series: Series;
  readonly runs: readonly SeriesRun[];
}

/** What was found to have changed, the last first, with the questions that came out otherwise. */
export function Changes({ series, runs }: Props) {
  const found = runs.flatMap(({ job_id: jobId, look }) =>
    look == null || jobId === null ? [] : look.changes.map((change) => ({ jobId, look, change })),
  );
  return (
    <Section
      id="changes"
      title="Changes found"
      about="Each is a claim about a rate. Not each of the questions that came out otherwise is claimed to have changed: answers vary."
    >
      {found.length === 0 ? (
        <Empty title="No change found in these runs">
          That is not to say that nothing changed.
        </Empty>
      ) : (
        <ul className={css.changes}>
          {found.map(({ jobId, look, change }) => (
            <li key={`${look.run} ${change.model_id} ${change.region} ${change.endpoint}`}>
              <ChangeSign />
              <Found
                jobId={jobId}
                reference={`${series.id}-run-${change.reference_run}`}
                run={look.run}
                change={change}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface FoundProps {
  readonly jobId: string;
  /** The job of the run that it was found against. */
  readonly reference: string;
  readonly run: number;
  readonly change: Look['changes'][number];
}

function Found({ jobId, reference, run, change }: FoundProps) {
  const { sentence, reference_run: before, questions, model_id: model } = change;
  const rest = questions.total - questions.ids.length;
  return (
    <div>
      <p>
        <LookSentence text={sentence} />{' '}
        <Link to="/jobs/$id/compare" params={{ id: reference }} search={{ with: jobId }}>
          Compare run {before} with run {run}
        </Link>
      </p>
      <Fold title={`${formatCount(questions.total, 'question')} came out otherwise`}>
        <ul className={css.questions}>
          {questions.ids.map((id) => (
            <li key={id}>
              <CellLink jobId={jobId} modelId={model} questionId={id} />
            </li>
          ))}
          {rest > 0 && <li>and {formatNumber(rest)} more</li>}
        </ul>
      </Fold>
    </div>
  );
}
