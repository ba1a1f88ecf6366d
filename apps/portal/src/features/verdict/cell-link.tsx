import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ForeignText } from '../../components/text.tsx';

interface Props {
  readonly jobId: string;
  readonly modelId: string;
  /** Null for the job's own prompt. */
  readonly questionId: string | null;
  /** The question's id, unless said otherwise. */
  readonly children?: ReactNode;
}

/** The way to the answers of all regions to one question. */
export function CellLink({ jobId, modelId, questionId, children }: Props) {
  return (
    <Link
      to="/jobs/$id/cell"
      params={{ id: jobId }}
      search={{ model: modelId, question: questionId ?? undefined }}
    >
      {children ?? <ForeignText>{questionId ?? 'the job’s own prompt'}</ForeignText>}
    </Link>
  );
}
