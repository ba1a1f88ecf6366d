import { useId, useRef, useState } from 'react';
import css from './search-box.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Told when the reader has stopped typing for a moment. */
  readonly onChange: (value: string) => void;
}

/** Long enough that a word is typed whole, short enough that nobody waits. */
const PAUSE_MS = 250;

/** A box for a text to search for. */
export function SearchBox({ label, value, placeholder, onChange }: Props) {
  const id = useId();
  // While the reader is in the box it shows what is typed, not the address, which follows a moment later.
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (
    <span className={css.box}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={draft ?? value}
        placeholder={placeholder}
        maxLength={200}
        onChange={({ target: { value: text } }) => {
          setDraft(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            onChange(text);
          }, PAUSE_MS);
        }}
        onBlur={() => {
          clearTimeout(timer.current);
          if (draft !== null && draft !== value) onChange(draft);
          setDraft(null);
        }}
      />
    </span>
  );
}
