import { isAdminRefusal, isWithoutToken } from '../../api/admin-queries.ts';
import { setAdminToken } from '../../api/admin-token.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote, Note } from '../../components/notes.tsx';

interface Props {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** What went wrong with what is for admins; what to do when they are not let in. */
export function AdminError({ error, onRetry }: Props) {
  if (!isAdminRefusal(error)) return <ErrorNote error={error} onRetry={onRetry} />;
  if (isWithoutToken(error)) {
    return (
      <Note kind="bad" title="This gateway has no admin's token">
        <p>
          Set <code>BEACON_ADMIN_TOKEN</code> in the environment of the gateway (at least 16 visible
          ASCII characters), restart it, and give the same token here. Until then dead letters and
          the audit log are closed to everybody.
        </p>
        <Button onClick={onRetry}>Try again</Button>
      </Note>
    );
  }
  return (
    <Note kind="bad" title="The gateway does not accept this token">
      <p>
        Give what <code>BEACON_ADMIN_TOKEN</code> is set to in the environment of this gateway.
      </p>
      <Button
        onClick={() => {
          setAdminToken(null);
        }}
      >
        Give another token
      </Button>
    </Note>
  );
}
