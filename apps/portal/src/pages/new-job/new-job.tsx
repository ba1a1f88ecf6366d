import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { isTaken } from '../../api/submission-queries.ts';
import { Note } from '../../components/notes.tsx';
import type { Draft } from './draft.ts';
import { focusFirstProblem } from './first-problem.ts';
import { bodyOf } from './form-body.ts';
import { FormFields } from './form-fields.tsx';
import type { PickedQuestion } from './job-form.ts';
import type { KnownParts } from './known-parts.ts';
import css from './new-job.module.css';
import { PlanPanel } from './plan-panel.tsx';
import { NO_PROBLEMS, problemsOf } from './problem-fields.ts';
import type { Problems } from './problem-fields.ts';
import { SpecificationEditor } from './specification-editor.tsx';
import { SpecificationInput } from './specification-input.tsx';
import { idIn } from './specification-draft.ts';
import { SubmitPanel } from './submit-panel.tsx';
import { useDraft } from './use-draft.ts';
import { useSubmission } from './use-submission.ts';
import type { Refusal, SubmissionContent } from './use-submission.ts';

/** The questions of the form from what they were. */
type ChangeQuestions = (before: readonly PickedQuestion[]) => readonly PickedQuestion[];

interface Props {
  readonly from: string | undefined;
  readonly start: Draft;
  readonly known: KnownParts;
  readonly onStartOver: () => void;
}

/** A job that is being entered, what it would take, and its submission. */
export function NewJob({ from, start, known, onStartOver }: Props) {
  const navigate = useNavigate();
  const element = useRef<HTMLFormElement>(null);
  const { draft, change, isKept, drop } = useDraft(from, start);
  const { form, specification, nonce } = draft;
  const changeQuestions = useCallback(
    (update: ChangeQuestions) => {
      change((before) => ({
        form: { ...before.form, questions: update(before.form.questions) },
      }));
    },
    [change],
  );
  const { body, asked } = useMemo(
    () =>
      bodyOf(form, {
        bank: known.bank,
        regions: known.regions.map(({ id }) => id),
      }),
    [form, known],
  );
  const content = useMemo<SubmissionContent>(
    () =>
      specification === null
        ? {
            body: JSON.stringify(body),
            asked,
            isPlannable: asked.length > 0 && Object.keys(form.lanes).length > 0,
          }
        : { body: specification.text, asked: null, isPlannable: true },
    [body, asked, form.lanes, specification],
  );
  const submission = useSubmission(content, nonce, (id) => {
    drop();
    void navigate({ to: '/jobs/$id', params: { id } });
  });
  const { refusal, submitError } = submission;
  const problems = useMemo(
    () => (refusal === null ? NO_PROBLEMS : problemsOf(refusal.error, refusal.asked ?? [])),
    [refusal],
  );
  useEffect(() => {
    if (submitError !== null) focusFirstProblem(element.current);
  }, [submitError]);
  return (
    <form
      ref={element}
      className={css.columns}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={css.fields}>
        {!isKept && (
          <Note kind="warn" title="Too large to be kept">
            What is entered here is lost when the page is loaded again: this browser keeps less for
            a tab.
          </Note>
        )}
        {specification === null ? (
          <>
            <SpecificationInput known={known} draft={draft} onChange={change} />
            <FormFields
              form={form}
              body={body}
              known={known}
              problems={problems}
              plan={refusal === null ? submission.plan : undefined}
              onQuestions={changeQuestions}
              onChange={(part) => {
                change({ form: { ...form, ...part } });
              }}
            />
          </>
        ) : (
          <SpecificationEditor
            known={known}
            draft={draft}
            refusal={refusal?.error ?? null}
            onChange={change}
          />
        )}
      </div>
      <aside className={css.aside} aria-label="Plan and submission">
        <PlanPanel
          plan={submission.plan}
          error={submission.planError}
          isRefused={refusal !== null}
          onRetry={submission.planAgain}
          isReading={submission.isPlanning}
        />
        <SubmitPanel
          submission={submission}
          others={specification === null ? problems.others : []}
          count={problemCount(refusal, problems)}
          takenId={isTaken(submitError) ? idOf(draft) : null}
          onFirstProblem={() => {
            focusFirstProblem(element.current);
          }}
          onStartOver={() => {
            drop();
            onStartOver();
          }}
        />
      </aside>
    </form>
  );
}

/** How many problems a reader sees; several of one field are one. */
function problemCount(refusal: Refusal | null, { fields, others }: Problems): number {
  if (refusal === null) return 0;
  return refusal.asked === null
    ? Math.max(1, refusal.error.details.length)
    : fields.size + others.length;
}

function idOf({ form, specification }: Draft): string {
  return specification === null ? form.id.trim() : idIn(specification.text);
}
