import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import css from './drop-down.module.css';

interface Props {
  readonly label: ReactNode;
  /** Whether something in it is chosen. */
  readonly isOn?: boolean;
  /** Drawn while it is open. A button in it that is to close it names its id as `popoverTarget`. */
  readonly children: (id: string) => ReactNode;
}

/** A button and what drops down from it. The browser itself places it, and closes it on Escape or a click elsewhere. */
export function DropDown({ label, isOn = false, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button popoverTarget={id} className={isOn ? css.on : ''}>
        {label} <span aria-hidden="true">▾</span>
      </Button>
      <div
        id={id}
        popover="auto"
        className={css.panel}
        onBeforeToggle={({ newState }) => {
          // What is in it goes after it is closed, when the focus has gone back to the button.
          if (newState === 'open') setOpen(true);
        }}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {isOpen && children(id)}
      </div>
    </>
  );
}
