import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import css from './control-buttons.module.css';

/** Something that can be done, as a button. */
export interface ControlButton<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** Why it cannot be done now; null when it can. */
  readonly whyNot: string | null;
  readonly isDangerous?: boolean;
}

interface Props<Name extends string> {
  /** What the buttons are for. */
  readonly label: string;
  readonly controls: readonly ControlButton<Name>[];
  /** What was done, or why something cannot be. */
  readonly message: string;
  /** A button was pressed whose thing can be done. */
  readonly onChoose: (name: Name) => void;
  /** Says a message in place of the one before; an empty one takes it away. */
  readonly onMessage: (message: string) => void;
  /** Further things beside the buttons. */
  readonly children?: ReactNode;
}

/** What can be done to something. What cannot be done now says why when it is tried, and what was done is said. */
export function ControlButtons<Name extends string>({
  label,
  controls,
  message,
  onChoose,
  onMessage,
  children,
}: Props<Name>) {
  return (
    <>
      <div role="group" aria-label={label} className={css.buttons}>
        {controls.map(({ name, label: words, whyNot, isDangerous = false }) => (
          <Button
            key={name}
            kind={isDangerous && whyNot === null ? 'danger' : 'plain'}
            // Not `disabled`: whoever comes by keyboard is to learn why, too.
            aria-disabled={whyNot !== null}
            className={whyNot === null ? '' : css.off}
            title={whyNot ?? undefined}
            onClick={() => {
              if (whyNot === null) onChoose(name);
              onMessage(whyNot ?? '');
            }}
          >
            {words}
          </Button>
        ))}
        {children}
      </div>
      <p role="status" className={css.message}>
        {message}
      </p>
    </>
  );
}

/** The place of {@link ControlButtons}: on the right of what they change, as far as there is room. */
export function Controls({ children }: { readonly children: ReactNode }) {
  return <div className={css.controls}>{children}</div>;
}
