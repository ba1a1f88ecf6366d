import type { ErrorBody } from '@beacon/client';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/notes.tsx';
import { formatNumber } from '../../lib/format.ts';
import type { Draft } from './draft.ts';
import type { KnownParts } from './known-parts.ts';
import { ProblemList } from './problem-list.tsx';
import { problemText } from './problem-fields.ts';
import { MOST_EDITED, draftOf } from './specification-draft.ts';
import css from './specification-editor.module.css';

interface Props {
  readonly known: KnownParts;
  readonly draft: Draft;
  readonly refusal: ErrorBody | null;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** A specification that is submitted as it is, because the form has no place for something in it. */
export function SpecificationEditor({ known, draft, refusal, onChange }: Props) {
  const [told, setTold] = useState('');
  const { text = '', reason = '' } = draft.specification ?? {};
  const change = (changed: string) => {
    setTold('');
    onChange({ specification: { text: changed, reason } });
  };
  const fill = () => {
    try {
      const read = draftOf(text, known, draft);
      onChange(read);
      setTold(read.specification === null ? '' : `Still not: ${read.specification.reason}`);
    } catch (error) {
      setTold(`It is no JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <>
      <Note title="The specification is submitted as it is">
        The form cannot show it: {reason}
        <div className={css.actions}>
          <Button onClick={fill}>Try to fill the form again</Button>
          <Button
            onClick={() => {
              onChange({ specification: null });
            }}
          >
            Discard it
          </Button>
        </div>
        <p role="status">{told}</p>
      </Note>
      {text.length > MOST_EDITED ? (
        <p>
          It has {formatNumber(text.length)} characters, too many to be edited here: change the file
          and upload it again.
        </p>
      ) : (
        <Field label="Specification" problem={refusal === null ? undefined : refused(refusal)}>
          {(ids) => (
            <textarea
              {...ids}
              rows={24}
              spellCheck={false}
              className={css.text}
              value={text}
              onChange={({ target }) => {
                change(target.value);
              }}
            />
          )}
        </Field>
      )}
      {refusal !== null && (
        <ProblemList
          problems={refusal.details.map((detail) => ({
            path: detail.field,
            text: problemText(detail),
          }))}
        />
      )}
    </>
  );
}

function refused({ details, message }: ErrorBody): string {
  if (details.length === 0) return message;
  return details.length === 1 ? 'The API refuses it:' : `The API refuses ${details.length} things:`;
}
