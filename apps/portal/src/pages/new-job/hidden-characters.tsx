import { VisibleText } from '../../components/text.tsx';
import { visiblePieces } from '../../lib/visible-text.ts';
import css from './hidden-characters.module.css';

/** A text that is being entered, once more with the characters made visible that its box does not show; nothing without any. */
export function HiddenCharacters({ text }: { readonly text: string }) {
  if (visiblePieces(text).every(({ kind }) => kind === 'text')) return null;
  return (
    <p className={css.line}>
      With its hidden characters:{' '}
      <bdi>
        <VisibleText text={text} />
      </bdi>
    </p>
  );
}
