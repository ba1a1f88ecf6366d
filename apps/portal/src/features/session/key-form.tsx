import { ApiRefusedError } from '@beacon/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../../api/session.ts';
import { changeSession } from '../../api/session-state.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/fold.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import css from './session.module.css';

/** Lets somebody in who has an API key and no account. */
export function KeyForm({ isOnlyWay }: { readonly isOnlyWay: boolean }) {
  return isOnlyWay ? (
    <Form />
  ) : (
    <Fold title="With an API key instead">
      <Form />
    </Fold>
  );
}

function Form() {
  const client = useQueryClient();
  const [draft, setDraft] = useState('');
  const use = useMutation({
    mutationFn: async (apiKey: string) => {
      changeSession({ apiKey, isOver: false });
      const { principal } = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      if (principal !== null) return;
      changeSession({ apiKey: null });
      throw new Error('The gateway does not know this key, or it has expired or was revoked.');
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        use.mutate(draft.trim());
      }}
    >
      <Field
        label="API key"
        hint="It is kept in the memory of this page only, and forgotten when the page is loaded again. Pages are read every few seconds then, not live."
        problem={use.error instanceof ApiRefusedError ? undefined : use.error?.message}
      >
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={draft}
            onChange={({ target }) => setDraft(target.value)}
          />
        )}
      </Field>
      {use.error instanceof ApiRefusedError && <ErrorNote error={use.error} />}
      <Button type="submit" disabled={draft.trim() === '' || use.isPending}>
        Use it
      </Button>
    </form>
  );
}
