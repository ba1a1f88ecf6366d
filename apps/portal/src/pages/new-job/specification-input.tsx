import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/fold.tsx';
import type { Draft } from './draft.ts';
import { FileDrop } from './file-drop.tsx';
import type { KnownParts } from './known-parts.ts';
import { draftOf } from './specification-draft.ts';
import css from './specification-input.module.css';

interface Props {
  readonly known: KnownParts;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** A specification that is pasted, dropped or chosen as a file; it fills the form. */
export function SpecificationInput({ known, draft, onChange }: Props) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [told, setTold] = useState('');
  const read = (specification: string) => {
    setText(specification);
    try {
      onChange(draftOf(specification, known, draft));
    } catch (error) {
      setProblem(`It is no JSON: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    setProblem(undefined);
    setText('');
    setTold('The form is filled with the specification.');
  };
  return (
    <Fold title="Paste or upload a specification">
      <div className={css.input}>
        <FileDrop onText={read}>
          <Field
            label="Specification"
            hint="JSON, as the API takes it. It replaces what is in the form; where the form has no place for it, it is submitted as it is."
            problem={problem}
          >
            {(ids) => (
              <textarea
                {...ids}
                rows={6}
                spellCheck={false}
                className={css.text}
                value={text}
                placeholder={'{ "benchmark": { "name": … }, "questions": […], "models": […] }'}
                onChange={({ target }) => {
                  setText(target.value);
                  setProblem(undefined);
                  setTold('');
                }}
              />
            )}
          </Field>
        </FileDrop>
        <div>
          <Button
            disabled={text.trim() === ''}
            onClick={() => {
              read(text);
            }}
          >
            Fill the form
          </Button>
        </div>
        <p role="status">{told}</p>
      </div>
    </Fold>
  );
}
