import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { deadLetterQuery } from '../../api/admin-queries.ts';
import type { AdminToken } from '../../api/admin-token.ts';
import { Facts } from '../../components/facts.tsx';
import { Loading } from '../../components/notes.tsx';
import { ForeignText, VisibleText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatNumber } from '../../lib/format.ts';
import { AdminError } from './admin-error.tsx';
import { bytesOf, hexLines } from './body-bytes.ts';
import { DeadLetterControls } from './dead-letter-controls.tsx';
import css from './system.module.css';

type DeadLetter = Schema<'DeadLetterView'>;

/** What is shown of a body that is no text; whoever needs all of it takes the API's answer. */
const MOST_BYTES = 4_096;

interface Props {
  readonly token: AdminToken;
  readonly sequence: string;
}

/** One dead letter with its original bytes, and what can be done with it. */
export function DeadLetterDetail({ token, sequence }: Props) {
  const { data, error, refetch } = useQuery(deadLetterQuery(token, sequence));
  return (
    <>
      <p>
        <Link to="/system" search={{ view: 'dead-letters' }}>
          All dead letters
        </Link>
      </p>
      <h2>Dead letter {sequence}</h2>
      {/* Beside the error, too: what was replayed or deleted is not found any more, and that is to be said. */}
      <DeadLetterControls key={sequence} token={token} sequence={sequence} letter={data} />
      {error !== null && data === undefined && (
        <AdminError error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Loading what="the dead letter" />}
      {data !== undefined && <Letter letter={data} />}
    </>
  );
}

function Letter({ letter }: { readonly letter: DeadLetter }) {
  return (
    <>
      <Facts
        facts={[
          { name: 'Why', value: <ForeignText>{letter.reason}</ForeignText> },
          { name: 'Kept', value: <Time iso={letter.kept_at} /> },
          { name: 'Subject', value: <ForeignText>{letter.subject ?? '–'}</ForeignText> },
          { name: 'Stream', value: <ForeignText>{letter.stream ?? '–'}</ForeignText> },
          { name: 'Sequence there', value: letter.original_sequence },
          { name: 'Deliveries', value: letter.deliveries },
          { name: 'Bytes kept', value: formatNumber(letter.size) },
          {
            name: 'Bytes of the whole',
            value: letter.original_size === null ? null : formatNumber(letter.original_size),
          },
          { name: 'SHA-256 of the whole', value: letter.original_sha256 },
        ]}
      />
      <h3 className={css.heading}>Headers</h3>
      {Object.keys(letter.headers).length === 0 ? (
        <p>It had none.</p>
      ) : (
        <Facts
          facts={Object.entries(letter.headers).map(([name, value]) => ({
            name,
            value: <ForeignText>{value}</ForeignText>,
          }))}
        />
      )}
      <h3 className={css.heading}>Body</h3>
      <Body letter={letter} />
    </>
  );
}

function Body({
  letter: { body_text: text, body_base64: base64, size },
}: {
  readonly letter: DeadLetter;
}) {
  if (size === 0) return <p>It is empty.</p>;
  if (text !== null) {
    return (
      <pre className={css.code} aria-label="Original body as text">
        <VisibleText text={text} />
      </pre>
    );
  }
  const bytes = bytesOf(base64);
  return (
    <>
      <p className={css.prose}>
        {bytes.length > MOST_BYTES
          ? `The first ${formatNumber(MOST_BYTES)} of ${formatNumber(bytes.length)} bytes; the API has all of them.`
          : 'It is no text in UTF-8: its bytes.'}
      </p>
      <pre className={css.code} aria-label="Original body as bytes">
        {hexLines(bytes, MOST_BYTES).join('\n')}
      </pre>
    </>
  );
}
