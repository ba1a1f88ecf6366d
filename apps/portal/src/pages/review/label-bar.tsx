import type { Label } from '../../api/review-queries.ts';
import { Button } from '../../components/button.tsx';
import css from './label-bar.module.css';
import { LABEL_KEYS } from './label-keys.ts';
import type { KeyAction } from './label-keys.ts';
import type { LabelSession } from './label-session.ts';

interface Props {
  readonly session: LabelSession;
  /** The label that is on its way. */
  readonly sending: Label | null;
  readonly isHelpOpen: boolean;
  readonly onAction: (action: KeyAction) => void;
}

/** What can be done with the answer that is shown, each with its key. */
export function LabelBar({ session, sending, isHelpOpen, onAction }: Props) {
  const { shown, seen } = session;
  const isIdle = shown === null || sending !== null;
  const said = sending ?? shown?.said ?? null;
  return (
    <div className={css.bar}>
      <div role="group" aria-label="Label" className={css.labels}>
        {LABEL_KEYS.map(({ label, letter, digit, meaning }) => (
          <Button
            key={label}
            title={meaning}
            aria-keyshortcuts={`${letter} ${digit}`}
            aria-pressed={said === label}
            // Not `disabled`: the focus is not to be lost while a label is on its way.
            aria-disabled={isIdle}
            className={said === label ? css.said : ''}
            onClick={() => {
              if (!isIdle) onAction({ kind: 'label', label });
            }}
          >
            <kbd aria-hidden="true">{letter}</kbd>
            <kbd aria-hidden="true">{digit}</kbd>
            {label}
          </Button>
        ))}
      </div>
      <div role="group" aria-label="Go on or back" className={css.others}>
        <Button
          kind="quiet"
          aria-keyshortcuts="s"
          aria-disabled={isIdle}
          onClick={() => {
            if (!isIdle) onAction({ kind: 'skip' });
          }}
        >
          <kbd aria-hidden="true">s</kbd> skip
        </Button>
        <Button
          kind="quiet"
          aria-keyshortcuts="u b"
          aria-disabled={seen.length === 0 || sending !== null}
          onClick={() => {
            onAction({ kind: 'back' });
          }}
        >
          <kbd aria-hidden="true">u</kbd> back
        </Button>
        <Button
          kind="quiet"
          aria-keyshortcuts="?"
          aria-expanded={isHelpOpen}
          onClick={() => {
            onAction({ kind: 'help' });
          }}
        >
          <kbd aria-hidden="true">?</kbd> keys and definitions
        </Button>
      </div>
    </div>
  );
}
