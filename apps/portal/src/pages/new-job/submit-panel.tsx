import { Link } from '@tanstack/react-router';
import { isRefusal } from '../../api/submission-queries.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote, Note } from '../../components/notes.tsx';
import type { Problems } from './problem-fields.ts';
import { ProblemList } from './problem-list.tsx';
import { StartOver } from './start-over.tsx';
import css from './submit-panel.module.css';
import type { useSubmission } from './use-submission.ts';

interface Props {
  readonly submission: ReturnType<typeof useSubmission>;
  /** Problems that no field shows. */
  readonly others: Problems['others'];
  /** Of all problems. */
  readonly count: number;
  /** The id that another job has, if that is what is wrong. */
  readonly takenId: string | null;
  /** Moves the focus to the first problem. */
  readonly onFirstProblem: () => void;
  /** Drops what is entered. */
  readonly onStartOver: () => void;
}

/** The button that submits, and what stands against it. */
export function SubmitPanel({
  submission,
  others,
  count,
  takenId,
  onFirstProblem,
  onStartOver,
}: Props) {
  const { submit, isSubmitting, submitError } = submission;
  return (
    <div className={css.panel}>
      {count > 0 && (
        <div className={css.count}>
          <p role="status">{count === 1 ? '1 problem' : `${count} problems`} to correct</p>
          <Button kind="quiet" onClick={onFirstProblem}>
            Go to the first
          </Button>
        </div>
      )}
      <ProblemList problems={others} />
      {takenId !== null && (
        <Note kind="bad" title="The id is taken">
          Another job has the id{' '}
          <Link to="/jobs/$id" params={{ id: takenId }}>
            {takenId}
          </Link>
          : choose a different one, or none.
        </Note>
      )}
      {submitError !== null && !isRefusal(submitError) && (
        <>
          <ErrorNote error={submitError} onRetry={submit} />
          <p>What was entered is kept. Submitted again unchanged, it makes one job, not two.</p>
        </>
      )}
      {/* No `type="submit"`: Enter in any field would press it, and a job costs money. */}
      <Button kind="primary" aria-disabled={isSubmitting} onClick={submit}>
        {isSubmitting ? 'Submitting …' : 'Submit job'}
      </Button>
      <StartOver onStartOver={onStartOver} />
    </div>
  );
}
