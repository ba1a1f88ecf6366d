import { Field } from '../../components/field.tsx';
import { SETTINGS } from './settings.ts';

interface Props {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}

/** Which system prompt goes with the questions. */
export function SystemPromptField({ value, problem, onChange }: Props) {
  const { label, hint, fallback } = SETTINGS.systemPrompt;
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={({ target }) => {
            onChange(target.value);
          }}
        >
          <option value="">{fallback}</option>
          <option value="regional">regional</option>
          <option value="none">none</option>
        </select>
      )}
    </Field>
  );
}
