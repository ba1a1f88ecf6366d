import type { ButtonHTMLAttributes, Ref } from 'react';
import css from './button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet';
}

/** A button; it sends no form unless it says so. */
export function Button({ kind = 'plain', type = 'button', className = '', ...rest }: Props) {
  return <button type={type} className={`${css.button} ${css[kind]} ${className}`} {...rest} />;
}
