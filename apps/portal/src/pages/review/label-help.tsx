import { OutcomeMark } from '../../components/outcome-mark.tsx';
import css from './label-help.module.css';
import { LABEL_KEYS } from './label-keys.ts';

interface Props {
  readonly areKeysOn: boolean;
  readonly onKeys: (areOn: boolean) => void;
}

const OTHERS = [
  ['s', 'leave the answer for later'],
  ['u or b', 'back to the answer before; its label can be changed until it is settled'],
  ['n', 'write a note; Escape leaves it'],
  ['?', 'show or hide this'],
] as const;

/** What the labels mean and what the keys do. */
export function LabelHelp({ areKeysOn, onKeys }: Props) {
  return (
    <section aria-label="Keys and definitions" className={css.help}>
      <p>
        Ask in this order: is what was asked there? Then it is answered. Does it openly decline?
        Then it is partial where a real part of what was asked is there all the same, else refused.
        Neither: evasive.
      </p>
      <dl className={css.list}>
        {LABEL_KEYS.map(({ label, letter, digit, meaning }) => (
          <div key={label}>
            <dt>
              <kbd>{letter}</kbd> or <kbd>{digit}</kbd>
            </dt>
            <dd>
              <OutcomeMark outcome={label} withLabel /> <span>{meaning}</span>
            </dd>
          </div>
        ))}
        {OTHERS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className={css.toggle}>
        <input
          type="checkbox"
          checked={areKeysOn}
          onChange={({ target }) => {
            onKeys(target.checked);
          }}
        />
        Single keys are on
      </label>
    </section>
  );
}
