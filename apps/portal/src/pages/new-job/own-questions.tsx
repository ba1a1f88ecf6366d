import { useId, useMemo, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { countsOf } from '../../features/questions/bank.ts';
import { newOwnQuestion, ownQuestionsOf } from './job-form.ts';
import type { JobForm, OwnQuestion } from './job-form.ts';
import type { KnownParts } from './known-parts.ts';
import { OwnQuestionFields } from './own-question-fields.tsx';
import css from './own-questions.module.css';
import type { FormField } from './problem-fields.ts';
import { idsOfOwn } from './question-ids.ts';

interface Props {
  readonly form: JobForm;
  readonly known: KnownParts;
  readonly problems: ReadonlyMap<FormField, string>;
  readonly onChange: (part: Partial<JobForm>) => void;
}

/** Questions with texts of one's own, beside those of the bank. */
export function OwnQuestions({ form, known, problems, onChange }: Props) {
  const categoriesId = useId();
  const languagesId = useId();
  const add = useRef<HTMLButtonElement>(null);
  // The question that was added by the button takes the focus; those that were there on a reload do not.
  const [added, setAdded] = useState<string | null>(null);
  const questions = ownQuestionsOf(form);
  const ids = useMemo(
    () => idsOfOwn(questions, new Set(known.bank.keys())),
    [questions, known.bank],
  );
  const replace = (key: string, part: Partial<OwnQuestion>) => {
    onChange({
      questions: form.questions.map((one) =>
        one.from === 'own' && one.key === key ? { ...one, ...part } : one,
      ),
    });
  };
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
          problemOf={(part) => problems.get(`own:${question.key}:${part}`)}
          onChange={(part) => {
            replace(question.key, part);
          }}
          onRemove={() => {
            onChange({ questions: form.questions.filter((one) => one !== question) });
            add.current?.focus();
          }}
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
            onChange({ questions: [...form.questions, question] });
          }}
        >
          Add a question of your own
        </Button>
      </div>
    </div>
  );
}
