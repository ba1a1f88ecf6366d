import { ForeignText } from '../../components/text.tsx';
import css from './problem-list.module.css';

interface Props {
  readonly problems: readonly { readonly path: string | null; readonly text: string }[];
}

/** What is wrong, by its place in the specification. */
export function ProblemList({ problems }: Props) {
  if (problems.length === 0) return null;
  return (
    <ul className={css.problems} data-problem tabIndex={-1} aria-label="Problems">
      {problems.map(({ path, text }) => (
        <li key={`${path} ${text}`}>
          {path !== null && (
            <code>
              <ForeignText>{path}</ForeignText>
            </code>
          )}{' '}
          <ForeignText>{text}</ForeignText>
        </li>
      ))}
    </ul>
  );
}
