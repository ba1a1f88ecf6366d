import { DropDown } from '../../components/drop-down.tsx';
import { VisibleText } from '../../components/text.tsx';
import { formatNumber } from '../../lib/format.ts';
import css from './menu.module.css';

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

/** Several things of which some may be chosen; it stays open meanwhile. */
export function FilterMenu<Value extends string>({
  label,
  options,
  chosen = [],
  onToggle,
}: Props<Value>) {
  const title = (
    <>
      {label}
      {chosen.length > 0 && <span className={css.count}>{chosen.length}</span>}
    </>
  );
  return (
    <DropDown label={title} isOn={chosen.length > 0}>
      {() => (
        <fieldset className={css.items}>
          <legend className={css.legend}>{label}</legend>
          {options.map(({ value, label: name, questions }) => (
            <label key={value} className={css.item}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => onToggle(value)}
              />
              <bdi className={css.name}>
                <VisibleText text={name} />
              </bdi>
              {questions !== undefined && (
                <span className={css.questions}>{formatNumber(questions)}</span>
              )}
            </label>
          ))}
        </fieldset>
      )}
    </DropDown>
  );
}
