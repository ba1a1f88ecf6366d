import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ADMIN_KEY } from '../../api/admin-queries.ts';
import { BY_SESSION } from '../../api/admin-token.ts';
import { sessionQuery } from '../../api/session.ts';
import { setAdminToken, useAdminToken } from '../../api/admin-token.ts';
import type { AdminToken } from '../../api/admin-token.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/notes.tsx';
import css from './admin-gate.module.css';

interface Props {
  readonly children: (token: AdminToken) => ReactNode;
}

/** Shows what is for admins to who has given a token; asks for one before. */
export function AdminGate({ children }: Props) {
  const token = useAdminToken();
  const client = useQueryClient();
  const { data } = useQuery(sessionQuery);
  const principal = data?.principal ?? null;
  if (principal?.scopes.includes('admin') === true) return children(BY_SESSION);
  if (token === null) {
    return (
      <>
        {principal !== null && principal.kind !== 'local' && (
          <Note title="Your roles do not include this">
            It needs the scope <code>admin</code>; you have {principal.scopes.join(', ')}. Ask who
            gives roles, or give the admin&rsquo;s token.
          </Note>
        )}
        <TokenForm />
      </>
    );
  }
  return (
    <>
      <p className={css.given}>
        Read with the admin's token that you gave. It is forgotten when this tab is closed or loads
        the portal again.{' '}
        <Button
          kind="quiet"
          onClick={() => {
            setAdminToken(null);
            // What was read with it is not to stay behind either.
            client.removeQueries({ queryKey: ADMIN_KEY });
          }}
        >
          Forget it now
        </Button>
      </p>
      {children(token)}
    </>
  );
}

function TokenForm() {
  const [draft, setDraft] = useState('');
  const isPossible = /^[\x21-\x7e]+$/.test(draft);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isPossible) setAdminToken(draft);
      }}
    >
      <Field
        label="Admin's token"
        hint="What BEACON_ADMIN_TOKEN is set to in the environment of the gateway. It is kept in the memory of this page only, and nowhere written down."
        problem={
          draft === '' || isPossible ? undefined : 'A token has visible ASCII characters only.'
        }
      >
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={draft}
            onChange={({ target }) => {
              setDraft(target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" disabled={!isPossible}>
        Use it
      </Button>
    </form>
  );
}
