/** Why a sign-in came to nothing, as the gateway says it in the address: what happened, and what to do. */
export const PROBLEMS: Readonly<
  Record<string, { readonly title: string; readonly text: string } | undefined>
> = {
  expired: {
    title: 'This sign-in is over',
    text: 'It was begun in another browser or more than ten minutes ago, or has been used. Begin again.',
  },
  denied: {
    title: 'The sign-in was refused',
    text: 'You, or your organisation, said no. Sign in with another account, or ask who manages accounts there.',
  },
  issuer_away: {
    title: 'Your organisation’s sign-in does not answer',
    text: 'Try again in a moment. Who runs this gateway finds the reason in its log.',
  },
  refused: {
    title: 'Nobody was signed in',
    text: 'What your organisation’s sign-in answered does not hold. Begin again; if it happens again, tell who runs this gateway: its log has the reason.',
  },
  no_role: {
    title: 'You have no role here',
    text: 'Your organisation knows you, but none of your roles opens this gateway. Ask who gives roles there.',
  },
  no_project: {
    title: 'You have no project here',
    text: 'Your organisation knows you, but you belong to none of the projects of this gateway. Ask who assigns them there.',
  },
};
