import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { changeSession, useSessionState } from '../../api/session-state.ts';
import type { Principal } from '../../api/session.ts';
import { Choice } from '../../components/choice.tsx';

/** Whose jobs are shown, and in which project a new one is made, for whoever has several. */
export function ProjectChoice({ principal: { projects } }: { readonly principal: Principal }) {
  const { project } = useSessionState();
  const client = useQueryClient();
  const navigate = useNavigate();
  if (projects === null || projects.length < 2) return null;
  return (
    <Choice
      label="Project"
      all="all of mine"
      options={projects.map((id) => ({ value: id, label: id }))}
      value={project ?? undefined}
      onChange={(chosen) => {
        changeSession({ project: chosen ?? null });
        // What is shown may be of another project: nothing of it is to stay on the screen.
        void navigate({ to: '/jobs' });
        void client.resetQueries({ predicate: ({ queryKey: [first] }) => first !== 'session' });
      }}
    />
  );
}
