import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  /** The id of a part of this page. */
  readonly part: string;
  readonly children: ReactNode;
}

/** The way to a part of the same page. A plain `#part` would leave the page where its own address stands behind a hash. */
export function PartLink({ part, children }: Props) {
  return (
    <Link to="." search={(before) => before} hash={part}>
      {children}
    </Link>
  );
}
