import { useMutation } from '@tanstack/react-query';
import { signOut } from '../../api/session.ts';
import type { Principal } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { DropDown } from '../../components/drop-down.tsx';
import { Facts } from '../../components/facts.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { ForeignText } from '../../components/text.tsx';
import { ProjectChoice } from './project-choice.tsx';
import css from './session.module.css';

/** Who is signed in, what that one may do, and the way out. */
export function AccountMenu({ principal }: { readonly principal: Principal }) {
  const { name, kind, scopes } = principal;
  const leave = useMutation({
    mutationFn: signOut,
    // The page is loaded anew: nothing that was read stays in its memory.
    onSuccess: (issuerUrl) => location.assign(issuerUrl ?? '/sign-in'),
  });
  return (
    <div className={css.account}>
      <ProjectChoice principal={principal} />
      <DropDown label={<ForeignText>{name}</ForeignText>}>
        {() => (
          <div className={css.menu}>
            <Facts
              facts={[
                { name: kind === 'person' ? 'Signed in' : 'API key', value: name },
                { name: 'May', value: scopes.join(', ') || 'nothing' },
              ]}
            />
            {leave.error !== null && <ErrorNote error={leave.error} />}
            {kind === 'person' ? (
              <Button disabled={leave.isPending} onClick={() => leave.mutate()}>
                Sign out
              </Button>
            ) : (
              <Button onClick={() => location.assign('/sign-in')}>Forget the key</Button>
            )}
          </div>
        )}
      </DropDown>
    </div>
  );
}
