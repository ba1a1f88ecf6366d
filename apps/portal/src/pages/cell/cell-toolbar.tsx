import type { CellSearch } from './search.ts';
import css from './cell-toolbar.module.css';

interface Props {
  readonly repeats: readonly number[];
  readonly repeat: number;
  readonly regions: readonly string[];
  readonly base: string | undefined;
  readonly onChange: (change: Partial<CellSearch>) => void;
}

/** Which repeat is shown, and with which region's answer the others are compared. */
export function CellToolbar({ repeats, repeat, regions, base, onChange }: Props) {
  return (
    <div className={css.toolbar}>
      {repeats.length > 1 && (
        <label>
          Repeat
          <select
            value={repeat}
            onChange={({ target }) => {
              onChange({ repeat: target.value });
            }}
          >
            {repeats.map((number) => (
              <option key={number} value={number}>
                {number} of {repeats.length}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        Mark words that differ from
        <select
          value={base ?? ''}
          onChange={({ target }) => {
            onChange({ base: target.value === '' ? undefined : target.value });
          }}
        >
          <option value="">nothing</option>
          {regions.map((region) => (
            <option key={region}>{region}</option>
          ))}
        </select>
      </label>
    </div>
  );
}
