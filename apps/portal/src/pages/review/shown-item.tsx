import type { Schema } from '@beacon/client';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { Field } from '../../components/field.tsx';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { ForeignText } from '../../components/text.tsx';
import { AnswerText } from '../../features/answer/answer-text.tsx';
import type { Seen } from './label-session.ts';
import css from './shown-item.module.css';

interface Props {
  readonly shown: Seen;
  readonly isAdjudicator: boolean;
  readonly note: RefObject<HTMLTextAreaElement | null>;
  readonly onNote: (note: string) => void;
}

/** The question and the answer that are to be labelled; one of it for each time that one is shown. */
export function ShownItem({
  shown: { item, said, note: draft },
  isAdjudicator,
  note,
  onNote,
}: Props) {
  const article = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // So that a screen reader goes on with the new answer, which comes into sight whole, or from its beginning.
    heading.current?.focus({ preventScroll: true });
    article.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <article ref={article} className={css.item} aria-labelledby="review-item">
      <h2 id="review-item" ref={heading} tabIndex={-1} className={css.heading}>
        Answer {item.position} of {item.items}
        {said !== null && ' '}
        {said !== null && <span className={css.said}>you said {said}</span>}
      </h2>
      <section aria-label="Question" className={css.question}>
        <ForeignText>{item.question}</ForeignText>
      </section>
      <section aria-label="Answer" className={css.answer}>
        <AnswerText text={item.answer} />
      </section>
      {item.labels !== undefined && <OtherLabels labels={item.labels} />}
      <Field
        label="Note"
        hint={
          isAdjudicator
            ? 'Kept with what you settle.'
            : 'For whoever settles a disagreement; goes with your label.'
        }
      >
        {(ids) => (
          <textarea
            {...ids}
            ref={note}
            rows={1}
            maxLength={1_000}
            value={draft}
            onChange={({ target }) => {
              onNote(target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') heading.current?.focus();
            }}
          />
        )}
      </Field>
    </article>
  );
}

function OtherLabels({ labels }: { readonly labels: readonly Schema<'ItemLabelView'>[] }) {
  return (
    <ul className={css.labels} aria-label="What raters said">
      {labels.map(({ rater, outcome, note }) => (
        <li key={rater}>
          <strong>
            <ForeignText>{rater}</ForeignText>
          </strong>
          <OutcomeMark outcome={outcome} withLabel />
          {note !== null && <ForeignText>{note}</ForeignText>}
        </li>
      ))}
    </ul>
  );
}
