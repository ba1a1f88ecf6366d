import { Field } from '../../components/field.tsx';
import { SETTINGS } from './settings.ts';
import type { SettingName } from './settings.ts';

interface Props {
  readonly name: SettingName;
  readonly value: string;
  readonly problem: string | undefined;
  /** What there is to say of what is entered, beside what holds always. */
  readonly remark?: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A setting as a short text; the API's default stands in it while it is empty. */
export function SettingField({ name, value, problem, remark, onChange }: Props) {
  const { label, hint, fallback, kind } = SETTINGS[name];
  return (
    <Field label={label} hint={remark === undefined ? hint : `${hint} ${remark}`} problem={problem}>
      {(ids) => (
        <input
          {...ids}
          value={value}
          placeholder={fallback}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        />
      )}
    </Field>
  );
}
