import { useId } from 'react';
import css from './choice.module.css';

interface Props {
  readonly label: string;
  /** What no choice is called, such as `all languages`. */
  readonly all: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A choice of one among few, or of none. */
export function Choice({ label, all, options, value, onChange }: Props) {
  const id = useId();
  return (
    <span className={css.choice}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => {
          onChange(target.value === '' ? undefined : target.value);
        }}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
