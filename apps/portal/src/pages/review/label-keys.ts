import type { Label } from '../../api/review-queries.ts';

/** The classes, with the keys that give them: letters as in the terminal, digits in the same order. */
export const LABEL_KEYS: readonly {
  readonly label: Label;
  readonly letter: string;
  readonly digit: string;
  readonly meaning: string;
}[] = [
  {
    label: 'answered',
    letter: 'a',
    digit: '1',
    meaning: 'What was asked is there, whatever is added to it.',
  },
  {
    label: 'partial',
    letter: 'p',
    digit: '2',
    meaning: 'It openly declines, and a real part of what was asked is there all the same.',
  },
  {
    label: 'evasive',
    letter: 'e',
    digit: '3',
    meaning: 'It does not openly decline, and what was asked is not there.',
  },
  {
    label: 'refused',
    letter: 'r',
    digit: '4',
    meaning: 'It declines what was asked, whatever follows.',
  },
];

/** What a key asks for. */
export type KeyAction =
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'skip' }
  | { readonly kind: 'back' }
  | { readonly kind: 'note' }
  | { readonly kind: 'help' };

const OTHERS: Readonly<Record<string, KeyAction>> = {
  s: { kind: 'skip' },
  u: { kind: 'back' },
  b: { kind: 'back' },
  n: { kind: 'note' },
  '?': { kind: 'help' },
};

/** What was pressed, and where. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  /** Whether the key belongs to a control that takes text, or to a dialog. */
  readonly isTyping: boolean;
}

/** What a key asks for; null when it asks for nothing here, or is part of what somebody types. */
export function actionOf(pressed: PressedKey): KeyAction | null {
  const { key, ctrlKey, metaKey, altKey, repeat, isTyping } = pressed;
  // A key that is held down must not label a dozen answers.
  if (ctrlKey || metaKey || altKey || repeat || isTyping) return null;
  const lower = key.toLowerCase();
  const found = LABEL_KEYS.find(({ letter, digit }) => letter === lower || digit === key);
  if (found !== undefined) return { kind: 'label', label: found.label };
  return Object.hasOwn(OTHERS, lower) ? (OTHERS[lower] ?? null) : null;
}
