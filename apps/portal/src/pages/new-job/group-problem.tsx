import css from './group-problem.module.css';

/** What is wrong with a group of controls; it takes the focus when it is the first problem. */
export function GroupProblem({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className={css.problem} data-problem tabIndex={-1}>
      {text}
    </p>
  );
}
