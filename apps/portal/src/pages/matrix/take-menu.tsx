import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { MatrixFilter } from '../../api/matrix-filter.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../lib/format.ts';
import { MOST_COPIED, readShown } from './read-shown.ts';
import { tableOf, toCsv, toMarkdown } from './table-text.ts';
import css from './filter-menu.module.css';

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
  const questions = copiedWords(total ?? 0);
  const table = async (write: (table: ReturnType<typeof tableOf>) => string): Promise<string> =>
    write(tableOf(await readShown(id, filter)));
  return (
    <>
      <span role="status">{message}</span>
      <Menu label="Copy">
        <Item onSelect={() => void copy(() => table(toCsv), `${questions} as CSV`)}>As CSV</Item>
        <Item onSelect={() => void copy(() => table(toMarkdown), `${questions} as Markdown`)}>
          As Markdown
        </Item>
        <Item onSelect={() => void copy(async () => location.href, 'the link')}>
          Link to this view
        </Item>
      </Menu>
      <Menu label="Export">
        {FILES.map(([name, path]) => (
          <DropdownMenu.Item key={path} asChild className={css.item}>
            <a href={`/api/v1/jobs/${encodeURIComponent(id)}/${path}`}>{name}</a>
          </DropdownMenu.Item>
        ))}
      </Menu>
    </>
  );
}

function copiedWords(total: number): string {
  const of = total > MOST_COPIED ? ` of ${formatNumber(total)}` : '';
  return `${formatNumber(Math.min(total, MOST_COPIED))}${of} questions`;
}

function Menu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button>
          {label} <span aria-hidden="true">▾</span>
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={css.menu} align="end" sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({
  children,
  onSelect,
}: {
  readonly children: ReactNode;
  readonly onSelect: () => void;
}) {
  return (
    <DropdownMenu.Item className={css.item} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  );
}
