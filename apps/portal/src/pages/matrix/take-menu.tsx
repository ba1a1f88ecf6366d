import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MatrixFilter } from '../../api/matrix-filter.ts';
import { jobQuery } from '../../api/queries.ts';
import { DropDown } from '../../components/drop-down.tsx';
import { formatNumber } from '../../lib/format.ts';
import { hasEnded } from '../../lib/outcomes.ts';
import { PUBLISHED } from '../../lib/published.ts';
import { MOST_COPIED, readShown } from './read-shown.ts';
import { tableOf, toCsv, toMarkdown } from './table-text.ts';
import css from './menu.module.css';

interface Props {
  readonly id: string;
  readonly filter: MatrixFilter;
  /** Null while it is counted. */
  readonly total: number | null;
}

const FILES = [
  ['CSV', 'export?format=csv'],
  ['JSON lines', 'export?format=jsonl'],
  ['Parquet', 'export?format=parquet'],
  ['Report', 'report'],
  ['Specification', 'specification?format=specification'],
] as const;

/** One page that opens without a server; of a job that has ended. */
const COPIES = [
  ['Page to publish', 'export?format=site'],
  ['Page to publish, without answers', 'export?format=site&text=false'],
] as const;

/** Copies what is shown, or the address of it; and the whole job as files. */
export function TakeMenus({ id, filter, total }: Props) {
  const [message, setMessage] = useState('');
  const copy = async (text: () => Promise<string>, what: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await text());
      setMessage(`Copied ${what}.`);
    } catch {
      setMessage('The browser did not let the page copy.');
    }
  };
  const { data: job } = useQuery(jobQuery(id));
  const files = job !== undefined && hasEnded(job.status) ? [...FILES, ...COPIES] : FILES;
  const questions = copiedWords(total ?? 0);
  const table = async (write: (table: ReturnType<typeof tableOf>) => string): Promise<string> =>
    write(tableOf(await readShown(id, filter)));
  const copies = [
    ['As CSV', () => table(toCsv), `${questions} as CSV`],
    ['As Markdown', () => table(toMarkdown), `${questions} as Markdown`],
    ['Link to this view', () => Promise.resolve(location.href), 'the link'],
  ] as const;
  return (
    <>
      <span role="status">{message}</span>
      <DropDown label="Copy">
        {(menu) =>
          copies.map(([name, text, what]) => (
            <button
              key={name}
              type="button"
              className={css.item}
              popoverTarget={menu}
              popoverTargetAction="hide"
              onClick={() => void copy(text, what)}
            >
              {name}
            </button>
          ))
        }
      </DropDown>
      {PUBLISHED === null && (
        <DropDown label="Export">
          {() =>
            files.map(([name, path]) => (
              <a
                key={path}
                className={css.item}
                href={`/api/v1/jobs/${encodeURIComponent(id)}/${path}`}
              >
                {name}
              </a>
            ))
          }
        </DropDown>
      )}
    </>
  );
}

function copiedWords(total: number): string {
  const of = total > MOST_COPIED ? ` of ${formatNumber(total)}` : '';
  return `${formatNumber(Math.min(total, MOST_COPIED))}${of} questions`;
}
