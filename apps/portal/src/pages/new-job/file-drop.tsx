import { useState } from 'react';
import type { ReactNode } from 'react';
import { ErrorNote } from '../../components/notes.tsx';
import { Field } from '../../components/field.tsx';
import css from './file-drop.module.css';

interface Props {
  readonly onText: (text: string) => void;
  readonly children: ReactNode;
}

/** A place on which a file can be dropped, and the button for those who choose it. */
export function FileDrop({ onText, children }: Props) {
  const [isOver, setIsOver] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const read = (file: File | undefined) => {
    if (file !== undefined) file.text().then(onText, setError);
  };
  return (
    <div
      className={`${css.drop} ${isOver ? css.over : ''}`}
      onDragOver={(event) => {
        // Without it the browser would open the file in place of the page.
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={(event) => {
        const file = event.dataTransfer.files[0];
        setIsOver(false);
        // A dropped text is for the box on which it was dropped.
        if (file === undefined) return;
        event.preventDefault();
        read(file);
      }}
    >
      {children}
      <Field label="Or a file" hint="Choose one, or drop it here.">
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              read(target.files?.[0]);
              // The same file can be chosen again after it was corrected.
              target.value = '';
            }}
          />
        )}
      </Field>
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
