import { Field } from '../../components/field.tsx';
import { SETTINGS } from './settings.ts';
import type { SettingName } from './settings.ts';

interface Props {
  readonly name: SettingName;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A setting as a short text; the API's default stands in it while it is empty. */
export function SettingField({ name, value, problem, onChange }: Props) {
  const { label, hint, fallback, kind } = SETTINGS[name];
  return (
    <Field label={label} hint={hint} problem={problem}>
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
