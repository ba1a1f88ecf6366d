/** Upstreams whose name in an answer is another than the one in a route, both as they are compared. */
const SERVED_AS: ReadonlyMap<string, readonly string[]> = new Map([
  ['googlevertex', ['google', 'googlevertex']],
  ['googlevertexglobal', ['google', 'googlevertex']],
]);

/**
 * Whether a provider that OpenRouter says has served is the one that a route names. Routes are slugs such as `amazon-bedrock`, with
 * what is meant of the provider behind a slash (`deepinfra/fp8`); answers have names such as `Amazon Bedrock`, some with a word more.
 */
export function isUpstream(route: string, served: string): boolean {
  const [slug = ''] = route.split('/');
  const wanted = plain(slug);
  const name = plain(served);
  return SERVED_AS.get(wanted)?.includes(name) ?? name.startsWith(wanted);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
