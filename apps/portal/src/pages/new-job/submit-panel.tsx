import { ApiRefusedError } from '@beacon/client';
import { Link } from '@tanstack/react-router';
import { Button } from '../../components/button.tsx';
import { ErrorNote, Note } from '../../components/notes.tsx';
import type { Problems } from './problem-fields.ts';
import { ProblemList } from './problem-list.tsx';
import css from './submit-panel.module.css';
import type { useSubmission } from './use-submission.ts';

interface Props {
  readonly submission: ReturnType<typeof useSubmission>;
  /** Problems that no field shows. */
  readonly others: Problems['others'];
  /** Of all problems. */
  readonly count: number;
  /** The job's id, where one is given. */
  readonly id: string;
}

/** The button that submits, and what stands against it. */
export function SubmitPanel({ submission, others, count, id }: Props) {
  const { submit, isSubmitting, submitError } = submission;
  const isRefused = submitError instanceof ApiRefusedError && submitError.status === 400;
  const isTaken = submitError instanceof ApiRefusedError && submitError.status === 409;
  return (
    <div className={css.panel}>
      {count > 0 && (
        <p role="status" className={css.count}>
          {count === 1 ? '1 problem' : `${count} problems`} to correct before it can be submitted.
        </p>
      )}
      <ProblemList problems={others} />
      {isTaken && (
        <Note kind="bad" title="The id is taken">
          {id === '' ? (
            submitError.body.message
          ) : (
            <>
              There is a{' '}
              <Link to="/jobs/$id" params={{ id }}>
                job {id}
              </Link>{' '}
              already: give another id, or none.
            </>
          )}
        </Note>
      )}
      {submitError !== null && !isRefused && !isTaken && (
        <>
          <ErrorNote error={submitError} onRetry={submit} />
          <p>What was entered is kept. Submitted again unchanged, it makes one job, not two.</p>
        </>
      )}
      <Button kind="primary" type="submit" disabled={isSubmitting}>
        {isSubmitting ? 'Submitting …' : 'Submit job'}
      </Button>
      <p className={css.about}>What is entered is kept in this tab until the job is submitted.</p>
    </div>
  );
}
