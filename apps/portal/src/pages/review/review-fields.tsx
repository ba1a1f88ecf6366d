import { useId } from 'react';
import { Field } from '../../components/field.tsx';
import { problemsOf } from './review-draft.ts';
import type { ReviewDraft } from './review-draft.ts';
import { REASONS, REVIEW_REASONS } from './review-reasons.ts';
import css from './start-review.module.css';

interface Props {
  readonly draft: ReviewDraft;
  readonly onDraft: (draft: ReviewDraft) => void;
  readonly actor: string;
  readonly onActor: (actor: string) => void;
}

/** What a review is made of. */
export function ReviewFields({ draft, onDraft, actor, onActor }: Props) {
  const problems = problemsOf(draft);
  return (
    <>
      <Field
        label="Answers"
        hint="At most 2,000. Half of them, where some are drawn by lot, are chosen for the other reasons."
        problem={problems.size}
      >
        {(ids) => (
          <input
            {...ids}
            inputMode="numeric"
            value={draft.size}
            onChange={({ target }) => {
              onDraft({ ...draft, size: target.value.trim() });
            }}
          />
        )}
      </Field>
      <Reasons draft={draft} onDraft={onDraft} problem={problems.reasons} />
      <Field
        label="Seed of the draw"
        hint="The same seed draws the same answers."
        problem={problems.seed}
      >
        {(ids) => (
          <input
            {...ids}
            inputMode="numeric"
            value={draft.seed}
            onChange={({ target }) => {
              onDraft({ ...draft, seed: target.value.trim() });
            }}
          />
        )}
      </Field>
      <Field label="Your name" hint="Who makes the review; may be left empty.">
        {(ids) => (
          <input
            {...ids}
            maxLength={200}
            value={actor}
            onChange={({ target }) => {
              onActor(target.value);
            }}
          />
        )}
      </Field>
    </>
  );
}

function Reasons({
  draft,
  onDraft,
  problem,
}: Pick<Props, 'draft' | 'onDraft'> & { readonly problem: string | undefined }) {
  const id = useId();
  return (
    <fieldset className={css.reasons} aria-describedby={problem === undefined ? undefined : id}>
      <legend>Why answers are reviewed</legend>
      {REVIEW_REASONS.map((reason) => (
        <label key={reason}>
          <input
            type="checkbox"
            checked={draft.reasons.includes(reason)}
            onChange={({ target }) => {
              const reasons = REVIEW_REASONS.filter((one) =>
                one === reason ? target.checked : draft.reasons.includes(one),
              );
              onDraft({ ...draft, reasons });
            }}
          />
          <span>{REASONS[reason].about}</span>
        </label>
      ))}
      {problem !== undefined && (
        <p id={id} className={css.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
