import { DropdownMenu } from 'radix-ui';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../lib/format.ts';
import css from './filter-menu.module.css';

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Questions that it would leave; absent when not known. */
  readonly questions?: number | undefined;
}

interface Props<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly chosen: readonly Value[] | undefined;
  readonly onToggle: (value: Value) => void;
}

/** A menu of which several things may be chosen; it stays open meanwhile. */
export function FilterMenu<Value extends string>({
  label,
  options,
  chosen = [],
  onToggle,
}: Props<Value>) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button className={chosen.length > 0 ? css.on : ''}>
          {label}
          {chosen.length > 0 && <span className={css.count}>{chosen.length}</span>}
          <span aria-hidden="true">▾</span>
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={css.menu}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          {options.map(({ value, label: name, questions }) => (
            <DropdownMenu.CheckboxItem
              key={value}
              className={css.item}
              checked={chosen.includes(value)}
              onSelect={(event) => event.preventDefault()}
              onCheckedChange={() => onToggle(value)}
            >
              <span className={css.box} aria-hidden="true">
                <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
              </span>
              <bdi className={css.name}>{name}</bdi>
              {questions !== undefined && (
                <span className={css.questions}>{formatNumber(questions)}</span>
              )}
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
