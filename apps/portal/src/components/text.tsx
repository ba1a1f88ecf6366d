import type { ReactNode } from 'react';
import { visiblePieces } from '../lib/visible-text.ts';
import css from './text.module.css';

interface Props {
  readonly children: string;
}

/**
 * A text of somebody else, such as a question or a name: only ever text, with characters that would hide or turn others made visible,
 * and its direction kept to itself.
 */
export function ForeignText({ children }: Props) {
  return (
    <bdi dir="auto" className={css.foreign}>
      <VisibleText text={children} />
    </bdi>
  );
}

/** The same within a text that has its own direction. */
export function VisibleText({ text }: { readonly text: string }) {
  return visibleNodes(text);
}

/** The same where there are so many texts that a component for each would be felt. */
export function visibleNodes(text: string): ReactNode {
  return visiblePieces(text).map((piece, index) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      // A piece has no identity but its place: such texts do not change.
      <span key={index} className={css.hidden} title="a character that cannot be seen">
        {piece.codePoint}
      </span>
    ),
  );
}
