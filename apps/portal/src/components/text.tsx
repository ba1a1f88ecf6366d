import { visiblePieces } from '../lib/visible-text.ts';
import css from './text.module.css';

interface Props {
  readonly children: string;
}

/**
 * A text of somebody else, such as an answer or a question: only ever text, with characters that would hide or turn others made visible,
 * and its direction kept to itself.
 */
export function ForeignText({ children }: Props) {
  return (
    <bdi dir="auto" className={css.foreign}>
      {visiblePieces(children).map((piece, index) =>
        piece.kind === 'text' ? (
          piece.text
        ) : (
          // A piece has no identity but its place: the text of an answer does not change.
          <span key={index} className={css.hidden} title="a character that cannot be seen">
            {piece.codePoint}
          </span>
        ),
      )}
    </bdi>
  );
}
