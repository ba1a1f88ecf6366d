import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import css from './confirm.module.css';

interface Props {
  readonly title: string;
  /** What the button that does it says, such as `Cancel job`. */
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done. The browser's own dialog keeps the focus within and closes on Escape. */
export function Confirm({
  title,
  action,
  isDangerous = false,
  isBusy = false,
  children,
  onConfirm,
  onClose,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closed before it is taken away: then the browser gives the focus back to what opened it.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      onClose={() => {
        // Effects run twice in development: the dialog is open again by the time this is heard of.
        if (dialog.current?.open !== true) onClose();
      }}
      aria-labelledby="confirm-title"
    >
      <h2 id="confirm-title">{title}</h2>
      <div className={css.content}>{children}</div>
      <div className={css.actions}>
        <Button onClick={() => dialog.current?.close()}>Leave it</Button>
        <Button kind={isDangerous ? 'danger' : 'primary'} disabled={isBusy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </dialog>
  );
}
