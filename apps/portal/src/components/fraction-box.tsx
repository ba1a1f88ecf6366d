import { useId, useState } from 'react';
import { fractionText } from '../lib/fraction-text.ts';
import css from './fraction-box.module.css';

interface Props {
  readonly label: string;
  /** What the address says; undefined for the default. */
  readonly value: string | undefined;
  /** What is in force, such as the default. */
  readonly shown: number;
  readonly below: number;
  readonly onChange: (value: string | undefined) => void;
}

/** A box for a fraction. It takes effect when the reader leaves it or presses Enter; empty is the default. */
export function FractionBox({ label, value, shown, below, onChange }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const isWrong =
    draft !== null && draft.trim() !== '' && fractionText(draft.trim(), below) === undefined;
  const finish = (): void => {
    if (draft === null || isWrong) return;
    const next = fractionText(draft.trim(), below);
    setDraft(null);
    if (next !== value) onChange(next);
  };
  return (
    <form
      className={css.box}
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        value={draft ?? value ?? String(shown)}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-problem` : undefined}
        onChange={({ target }) => {
          setDraft(target.value);
        }}
        onBlur={finish}
      />
      {isWrong && (
        <span id={`${id}-problem`} role="alert" className={css.problem}>
          Above 0, below {below}, such as 0.05
        </span>
      )}
    </form>
  );
}
