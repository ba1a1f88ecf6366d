import { useEffect, useRef } from 'react';
import type { InputHTMLAttributes } from 'react';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'type'> {
  /** How many of those that it stands for are chosen. */
  readonly chosen: number;
  readonly total: number;
  readonly onChange: (isChosen: boolean) => void;
}

/** A checkbox for many: checked when all are chosen, mixed when some are. */
export function TriCheckbox({ chosen, total, onChange, ...rest }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const isMixed = chosen > 0 && chosen < total;
  useEffect(() => {
    // There is no attribute for it.
    if (box.current !== null) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <input
      {...rest}
      ref={box}
      type="checkbox"
      checked={total > 0 && chosen === total}
      onChange={({ target }) => {
        onChange(target.checked);
      }}
    />
  );
}
