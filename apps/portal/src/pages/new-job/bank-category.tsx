import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ForeignText } from '../../components/text.tsx';
import { categoryName } from '../../features/questions/bank.ts';
import type { BankQuestion } from '../../features/questions/bank.ts';
import css from './bank-category.module.css';
import { TriCheckbox } from './tri-checkbox.tsx';

interface Props {
  readonly category: string;
  /** Those that are shown. */
  readonly questions: readonly BankQuestion[];
  /** Whether the texts are shown without being asked for. */
  readonly isOpen: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
}

/** A category of the bank with its questions, which are shown on wish. */
export function BankCategory({ category, questions, isOpen, chosen, onChoose }: Props) {
  const id = useId();
  const [opened, setOpened] = useState<boolean | undefined>();
  const isShown = opened ?? isOpen;
  const ids = questions.map(({ question_id: question }) => question);
  const count = ids.filter((question) => chosen.has(question)).length;
  const name = categoryName(category);
  return (
    <li className={css.category}>
      <div className={css.head}>
        <label>
          <TriCheckbox
            chosen={count}
            total={ids.length}
            onChange={(isChosen) => {
              onChoose(ids, isChosen);
            }}
          />
          <span>{name}</span>
        </label>
        <span className={css.count}>
          {count} of {ids.length}
        </span>
        <Button
          kind="quiet"
          aria-expanded={isShown}
          aria-controls={id}
          aria-label={`${isShown ? 'Hide' : 'Show'} the questions of ${name}`}
          onClick={() => {
            setOpened(!isShown);
          }}
        >
          {isShown ? 'Hide' : 'Show'}
        </Button>
      </div>
      <ul id={id} className={css.questions} hidden={!isShown}>
        {isShown &&
          questions.map((question) => (
            <Question
              key={question.question_id}
              question={question}
              isChosen={chosen.has(question.question_id)}
              onChoose={onChoose}
            />
          ))}
      </ul>
    </li>
  );
}

interface QuestionProps {
  readonly question: BankQuestion;
  readonly isChosen: boolean;
  readonly onChoose: Props['onChoose'];
}

function Question({ question, isChosen, onChoose }: QuestionProps) {
  const { question_id: id, question: text, language, kind } = question;
  const inputId = useId();
  return (
    <li className={css.question}>
      <input
        id={inputId}
        type="checkbox"
        checked={isChosen}
        aria-describedby={`${inputId}-about`}
        onChange={({ target }) => {
          onChoose([id], target.checked);
        }}
      />
      <label htmlFor={inputId} lang={language}>
        <ForeignText>{text}</ForeignText>
      </label>
      <span id={`${inputId}-about`} className={css.about}>
        <code>{id}</code> · {language} · {kind}
      </span>
    </li>
  );
}
