import { memo, useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { oneOf } from '../../lib/search.ts';
import { HiddenCharacters } from './hidden-characters.tsx';
import { QUESTION_KINDS } from './job-form.ts';
import type { OwnQuestion } from './job-form.ts';
import type { FormField, OwnPart } from './problem-fields.ts';
import css from './own-question-fields.module.css';

interface Props {
  readonly question: OwnQuestion;
  readonly number: number;
  /** The id that it has when none is given. */
  readonly madeId: string;
  readonly categoriesId: string;
  readonly languagesId: string;
  readonly takesFocus: boolean;
  readonly problems: ReadonlyMap<FormField, string>;
  readonly onChange: (key: string, part: Partial<OwnQuestion>) => void;
  readonly onRemove: (key: string) => void;
}

/** A question with a text of one's own. There may be hundreds: only the one that changes is drawn again. */
export const OwnQuestionFields = memo(function OwnQuestionFields({
  question,
  number,
  madeId,
  categoriesId,
  languagesId,
  takesFocus,
  problems,
  onChange: changeQuestion,
  onRemove,
}: Props) {
  const { key } = question;
  const problemOf = (part: OwnPart) => problems.get(`own:${key}:${part}`);
  const onChange = (part: Partial<OwnQuestion>) => {
    changeQuestion(key, part);
  };
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) text.current?.focus();
  }, [takesFocus]);
  const input = (
    part: 'id' | 'language' | 'category' | 'statement',
    label: string,
    more: { readonly placeholder?: string; readonly list?: string; readonly hint?: string } = {},
  ) => (
    <Field label={label} hint={more.hint} problem={problemOf(part)}>
      {(ids) => (
        <input
          {...ids}
          value={question[part]}
          placeholder={more.placeholder}
          list={more.list}
          autoComplete="off"
          onChange={({ target }) => {
            onChange({ [part]: target.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <fieldset className={css.question}>
      <legend>Own question {number}</legend>
      <Field label="Text" hint="As it is asked, in every region." problem={problemOf('text')}>
        {(ids) => (
          <textarea
            {...ids}
            ref={text}
            rows={2}
            lang={question.language === '' ? undefined : question.language}
            dir="auto"
            value={question.text}
            onChange={({ target }) => {
              onChange({ text: target.value });
            }}
          />
        )}
      </Field>
      <HiddenCharacters text={question.text} />
      <div className={css.parts}>
        {input('id', 'Id', { placeholder: madeId })}
        {input('language', 'Language', { placeholder: 'such as en', list: languagesId })}
        {input('category', 'Category', { placeholder: 'none', list: categoriesId })}
        <Field label="Kind" problem={problemOf('kind')}>
          {(ids) => (
            <select
              {...ids}
              value={question.kind}
              onChange={({ target }) => {
                onChange({ kind: oneOf(target.value, QUESTION_KINDS) ?? '' });
              }}
            >
              <option value="">not said</option>
              {QUESTION_KINDS.map((kind) => (
                <option key={kind}>{kind}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {input('statement', 'Statement for raters', {
        placeholder: 'none',
        hint: 'What an answer agrees or disagrees with; it is not sent to the model.',
      })}
      <Button
        kind="quiet"
        className={css.remove}
        onClick={() => {
          onRemove(key);
        }}
      >
        Remove question {number}
      </Button>
    </fieldset>
  );
});
