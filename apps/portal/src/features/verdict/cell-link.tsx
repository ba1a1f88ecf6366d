import { Link } from '@tanstack/react-router';
import { ForeignText } from '../../components/text.tsx';

interface Props {
  readonly jobId: string;
  readonly modelId: string;
  /** Null for the job's own prompt. */
  readonly questionId: string | null;
}

/** The way to the answers of all regions to one question. */
export function CellLink({ jobId, modelId, questionId }: Props) {
  return (
    <Link
      to="/jobs/$id/cell"
      params={{ id: jobId }}
      search={{ model: modelId, question: questionId ?? undefined }}
    >
      <ForeignText>{questionId ?? 'the job’s own prompt'}</ForeignText>
    </Link>
  );
}
