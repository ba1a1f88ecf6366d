import { ApiRefusedError, UnreachableError } from '@beacon/client';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import css from './notes.module.css';

interface NoteProps {
  readonly kind?: 'plain' | 'warn' | 'bad';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A remark that stands out of a page's text. */
export function Note({ kind = 'plain', title, children }: NoteProps) {
  return (
    <div className={`${css.note} ${css[kind]}`} role={kind === 'bad' ? 'alert' : undefined}>
      {title !== undefined && <strong>{title}</strong>}
      <div>{children}</div>
    </div>
  );
}

/** Nothing is here yet: says why, and what to do. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <strong>{title}</strong>
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}

/** Something is being read. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p className={css.loading} role="status">
      Reading {what} …
    </p>
  );
}

/** What went wrong, and what to do next. */
export function ErrorNote({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}) {
  const { title, text } = wordsOf(error);
  return (
    <Note kind="bad" title={title}>
      <p>{text}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </Note>
  );
}

function wordsOf(error: unknown): { readonly title: string; readonly text: string } {
  if (error instanceof UnreachableError) {
    return {
      title: 'The gateway does not answer',
      text: 'Check that it runs and that this computer reaches it, then try again.',
    };
  }
  if (error instanceof ApiRefusedError) {
    const { message, field, request_id: id, error_code: code } = error.body;
    if (code === 'not_in_published_copy') return { title: 'Not in this copy', text: message };
    const where = field == null || field === '' ? '' : ` (${field})`;
    return {
      title: titleOf(error.status, where),
      text: `${message}${/[.!?]$/.test(message) ? '' : '.'} Request ${id}.`,
    };
  }
  return {
    title: 'The page met an error',
    text: error instanceof Error ? error.message : 'Load it again.',
  };
}

/** What an error of the API is called: not everything that it answers with one is the asker's fault. */
function titleOf(status: number, where: string): string {
  if (status === 404) return 'Not found';
  if (status === 503) return 'The gateway cannot answer this now';
  return `The gateway refused this${where}`;
}
