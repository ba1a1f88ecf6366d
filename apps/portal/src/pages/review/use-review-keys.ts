import { useEffect } from 'react';
import { actionOf } from './label-keys.ts';
import type { KeyAction } from './label-keys.ts';

const TYPING = 'input:not([type="checkbox"]), textarea, select, dialog, [contenteditable]';

/** Calls `act` for keys that mean something, wherever the focus is but in controls that take text. */
export function useReviewKeys(isOn: boolean, act: (action: KeyAction) => void): void {
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      const isTyping = target instanceof Element && target.closest(TYPING) !== null;
      const { key, ctrlKey, metaKey, altKey, repeat } = event;
      const action = actionOf({ key, ctrlKey, metaKey, altKey, repeat, isTyping });
      if (action === null) return;
      event.preventDefault();
      act(action);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [isOn, act]);
}
