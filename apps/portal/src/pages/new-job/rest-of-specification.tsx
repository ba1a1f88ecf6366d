import { memo, useDeferredValue } from 'react';
import { Button } from '../../components/button.tsx';
import { Fold } from '../../components/fold.tsx';
import { Note } from '../../components/notes.tsx';
import { VisibleText } from '../../components/text.tsx';
import type { JsonObject } from './json.ts';
import css from './rest-of-specification.module.css';

interface Props {
  readonly body: JsonObject;
  readonly rest: JsonObject;
  readonly onDrop: () => void;
}

/** What is sent, and what of it the form has no field for. */
export function RestOfSpecification({ body, rest, onDrop }: Props) {
  // It may be long: keys come first.
  const shown = useDeferredValue(body);
  return (
    <>
      {Object.keys(rest).length > 0 && (
        <Note title="Also in the specification">
          <p>These are submitted with the rest, although the form has no fields for them.</p>
          <Text value={rest} />
          <Button onClick={onDrop}>Leave them out</Button>
        </Note>
      )}
      <Fold title="The specification that is submitted">
        <Text value={shown} />
      </Fold>
    </>
  );
}

const Text = memo(function Text({ value }: { readonly value: JsonObject }) {
  return (
    <pre className={css.text}>
      <VisibleText text={JSON.stringify(value, null, 2)} />
    </pre>
  );
});
