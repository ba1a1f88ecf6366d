import css from './sign.module.css';

const SIGNS = { good: '●', warn: '◐', bad: '✕', plain: '○' } as const;

interface Props {
  readonly tone: keyof typeof SIGNS;
  readonly children: string;
}

/** A state: a shape, its colour and the word. */
export function Sign({ tone, children }: Props) {
  return (
    <span className={`${css.sign} ${css[tone]}`}>
      <span aria-hidden="true">{SIGNS[tone]}</span>
      {children}
    </span>
  );
}
