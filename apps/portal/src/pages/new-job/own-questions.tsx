import { useCallback, useId, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { countsOf } from '../../features/questions/bank.ts';
import { newOwnQuestion, ownQuestionsOf } from './job-form.ts';
import type { JobForm, OwnQuestion, PickedQuestion } from './job-form.ts';
import type { KnownParts } from './known-parts.ts';
import { OwnQuestionFields } from './own-question-fields.tsx';
import css from './own-questions.module.css';
import type { FormField } from './problem-fields.ts';
import { idsOfOwn } from './question-ids.ts';

interface Props {
  readonly form: JobForm;
  readonly known: KnownParts;
  readonly problems: ReadonlyMap<FormField, string>;
  readonly onQuestions: (
    update: (before: readonly PickedQuestion[]) => readonly PickedQuestion[],
  ) => void;
}

/** Questions with texts of one's own, beside those of the bank. */
export function OwnQuestions({ form, known, problems, onQuestions }: Props) {
  const categoriesId = useId();
  const languagesId = useId();
  const add = useRef<HTMLButtonElement>(null);
  // The question that was added by the button takes the focus; those that were there on a reload do not.
  const [added, setAdded] = useState<string | null>(null);
  const questions = ownQuestionsOf(form);
  const ids = idsOfOwn(questions, known.bank);
  const change = useCallback(
    (key: string, part: Partial<OwnQuestion>) => {
      onQuestions((before) => before.map((one) => (isOwn(one, key) ? { ...one, ...part } : one)));
    },
    [onQuestions],
  );
  const remove = useCallback(
    (key: string) => {
      onQuestions((before) => before.filter((one) => !isOwn(one, key)));
      add.current?.focus();
    },
    [onQuestions],
  );
  return (
    <div className={css.own}>
      <h3>Own questions</h3>
      {questions.map((question, index) => (
        <OwnQuestionFields
          key={question.key}
          question={question}
          number={index + 1}
          madeId={ids.get(question.key) ?? ''}
          categoriesId={categoriesId}
          languagesId={languagesId}
          takesFocus={added === question.key}
          problems={problems}
          onChange={change}
          onRemove={remove}
        />
      ))}
      <datalist id={categoriesId}>
        {countsOf(known.questions, 'category').map(([category]) => (
          <option key={category}>{category}</option>
        ))}
      </datalist>
      <datalist id={languagesId}>
        {countsOf(known.questions, 'language').map(([language]) => (
          <option key={language}>{language}</option>
        ))}
      </datalist>
      <div>
        <Button
          ref={add}
          onClick={() => {
            const question = newOwnQuestion(form.questions);
            setAdded(question.key);
            onQuestions((before) => [...before, question]);
          }}
        >
          Add a question of your own
        </Button>
      </div>
    </div>
  );
}

function isOwn(question: PickedQuestion, key: string): question is OwnQuestion {
  return question.from === 'own' && question.key === key;
}
