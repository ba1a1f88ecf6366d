import { Note } from '../../components/notes.tsx';
import { ForeignText } from '../../components/text.tsx';
import { asSentence } from './words.ts';

/** Whoever shows a demonstration's figures must see it before anything else. */
const SIMULATED = 'simulated';

interface Props {
  readonly warnings: readonly {
    readonly code: string;
    readonly model_id: string | null;
    readonly text: string;
  }[];
}

/** Warnings that are about everything on the page. */
export function JobWarnings({ warnings }: Props) {
  return warnings
    .filter(({ model_id: model }) => model === null)
    .map(({ code, text }) => (
      <Note
        key={`${code} ${text}`}
        kind="warn"
        {...(code === SIMULATED && { title: 'Simulated answers' })}
      >
        <ForeignText>{capital(asSentence(text))}</ForeignText>
      </Note>
    ));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
