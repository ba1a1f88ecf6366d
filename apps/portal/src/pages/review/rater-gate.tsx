import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { ForeignText } from '../../components/text.tsx';
import { isRaterName, keepRater, storedRater } from './rater-name.ts';
import css from './rater-gate.module.css';

interface Props {
  readonly isAdjudicator: boolean;
  readonly children: (rater: string) => ReactNode;
}

/** Asks who labels, once for a tab. */
export function RaterGate({ isAdjudicator, children }: Props) {
  const [rater, setRater] = useState(storedRater);
  const take = (name: string | null): void => {
    keepRater(name);
    setRater(name);
  };
  if (rater === null) return <NameForm isAdjudicator={isAdjudicator} onName={take} />;
  return (
    <>
      <p className={css.who}>
        {isAdjudicator ? 'You settle as ' : 'You label as '}
        <strong>
          <ForeignText>{rater}</ForeignText>
        </strong>
        .{' '}
        <Button
          kind="quiet"
          onClick={() => {
            take(null);
          }}
        >
          Somebody else
        </Button>
      </p>
      {children(rater)}
    </>
  );
}

function NameForm({
  isAdjudicator,
  onName,
}: {
  readonly isAdjudicator: boolean;
  readonly onName: (name: string) => void;
}) {
  const [draft, setDraft] = useState('');
  const name = draft.trim();
  const isPossible = isRaterName(name);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isPossible) onName(name);
      }}
    >
      <p>
        {isAdjudicator
          ? 'You see answers on which two raters disagree, with both labels, and without region and model. You must be a third person: who has labelled an answer cannot settle it.'
          : 'You see question and answer, and nothing of region, model, outcome or what others said. Two people label each answer.'}
      </p>
      <Field
        label="Your name"
        hint="Kept with each label, and in this tab until it is closed. Write it the same way each time."
        problem={name === '' || isPossible ? undefined : 'A name has 1 to 80 printable characters.'}
      >
        {(ids) => (
          <input
            {...ids}
            autoComplete="name"
            value={draft}
            onChange={({ target }) => {
              setDraft(target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" disabled={!isPossible}>
        {isAdjudicator ? 'Settle disagreements' : 'Label answers'}
      </Button>
    </form>
  );
}
