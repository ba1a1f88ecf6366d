import type { ErrorBody } from '@beacon/client';
import { useMemo } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { isRefusal, planQuery, submitJob } from '../../api/submission-queries.ts';
import type { PickedQuestion } from './job-form.ts';
import { submissionKey } from './submission-key.ts';
import { useSettled } from './use-settled.ts';

/** Long enough that a number is typed whole. */
const PAUSE_MS = 400;

/** What would be submitted; the same object as long as nothing changes. */
export interface SubmissionContent {
  /** The body as it is sent. */
  readonly body: string;
  /** The questions of the form by their places in the body; null when a specification is submitted as it is. */
  readonly asked: readonly PickedQuestion[] | null;
  /** Whether there is enough to plan: before that the API would list what everybody sees is missing. */
  readonly isPlannable: boolean;
}

/** What the gateway says against a body, with the questions of that body. */
export interface Refusal {
  readonly error: ErrorBody;
  readonly asked: readonly PickedQuestion[] | null;
}

/** The plan of what is entered, its submission, and what the gateway says against it. */
export function useSubmission(
  content: SubmissionContent,
  nonce: string,
  onMade: (jobId: string) => void,
) {
  const settled = useSettled(content, PAUSE_MS);
  const submission = useMutation({
    mutationFn: ({ body }: SubmissionContent) => submitJob(body, submissionKey(nonce, body)),
    onSuccess: ({ id }) => {
      onMade(id);
    },
  });
  const isAsked = settled.isPlannable || submission.isError;
  const { data, error, isFetching, refetch } = useQuery({
    ...planQuery(settled.body, settled.asked),
    enabled: isAsked,
  });
  // The form and a specification as it is are two things: the answer about one says nothing of the other.
  const isAbout = (data?.about === null) === (content.asked === null);
  const answer = isAsked && isAbout ? data : undefined;
  // What was refused stands until something changes; then the plan, which refuses the same, says what is left.
  const isSubmitted = submission.variables?.body === content.body;
  const submitError = isSubmitted ? submission.error : null;
  return {
    plan: answer?.plan ?? undefined,
    planError: isAsked ? error : null,
    isPlanning: isAsked ? isFetching || settled !== content : content.isPlannable,
    planAgain: () => void refetch(),
    submit: () => {
      // A second click while the first is under way is the same submission.
      if (!submission.isPending && !submission.isSuccess) submission.mutate(content);
    },
    isSubmitting: submission.isPending || submission.isSuccess,
    submitError,
    refusal: useMemo(
      () => refusalOf(submitError, content.asked) ?? planRefusal(answer),
      [submitError, content.asked, answer],
    ),
  };
}

/** What was submitted and refused for what stands in it. */
function refusalOf(error: Error | null, asked: Refusal['asked']): Refusal | null {
  return isRefusal(error) ? { error: error.body, asked } : null;
}

function planRefusal(
  answer: { readonly refusal: ErrorBody | null; readonly about: Refusal['asked'] } | undefined,
): Refusal | null {
  return answer == null || answer.refusal === null
    ? null
    : { error: answer.refusal, asked: answer.about };
}
