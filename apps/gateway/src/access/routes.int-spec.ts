import { SCOPES } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import { revokeKey } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import type { Answer } from '../harness-spec.js';
import { ADMIN_TOKEN, fillProject, makeKey } from './access-world-spec.js';
import type { Credentials, OwnedThings } from './access-world-spec.js';
import type { NamedThing, Subject } from './needs.js';
import type { RuledRoute } from './route-rules.js';

/** Of what is no job's: the portal, which holds nothing, and the API's own description. */
const SERVED_TO_ALL =
  /^\/(api\/docs(-json)?(\/.*)?|api\/v1\/job\.schema\.json)$|^\/(?!api\/|health|metrics)/;

const PUBLIC = [
  'GET /api/v1/health',
  'GET /api/v1/session',
  'GET /api/v1/sign-in',
  'GET /api/v1/sign-in/callback',
  'GET /health',
  'GET /health/live',
  'GET /health/ready',
  'POST /api/v1/sign-out',
];

/** A route that needs credentials. */
interface ClosedRoute {
  readonly method: string;
  readonly path: string;
  readonly scope: Scope;
  readonly subject: Subject;
}

const isClosed = ({ rule }: RuledRoute): boolean => !('isPublic' in rule);
const nameOf = ({ method, path }: Pick<RuledRoute, 'method' | 'path'>): string =>
  `${method} ${path}`;

function closed({ method, path, rule }: RuledRoute): ClosedRoute[] {
  return 'isPublic' in rule ? [] : [{ method, path, ...rule }];
}

/** Every scope that does not let a principal pass. */
const othersThan = (scope: Scope): readonly Scope[] =>
  SCOPES.filter((one) => one !== scope && one !== 'admin');

const NOWHERE: OwnedThings = { jobId: 'job-nowhere', executionId: 999_999, seriesId: 'nowhere' };

const idOf = (things: OwnedThings, { kind }: NamedThing): string =>
  String({ job: things.jobId, execution: things.executionId, series: things.seriesId }[kind]);

describe('every route of the API', () => {
  let sut: Harness;
  let acme: OwnedThings;
  let beta: OwnedThings;
  let routes: readonly ClosedRoute[];
  beforeAll(async () => {
    sut = await Harness.start({
      BEACON_ACCESS: 'required',
      BEACON_ADMIN_TOKEN: ADMIN_TOKEN,
      // Every route is tried with keys that are no good.
      BEACON_FAILED_ATTEMPTS_PER_MINUTE: '100000',
    });
    acme = await fillProject(sut, 'acme');
    beta = await fillProject(sut, 'beta');
    routes = sut.gateway.routes.flatMap(closed);
  });
  afterAll(async () => sut.stop());

  /** Asks a route about things; where `foreign` is given, that one thing is of others. */
  const ask = async (
    { method, path, subject }: ClosedRoute,
    headers: Credentials,
    { of, foreign, its }: { of: OwnedThings; foreign?: NamedThing; its?: OwnedThings },
  ): Promise<Answer> => {
    const idFor = (thing: NamedThing): string =>
      idOf(thing === foreign && its !== undefined ? its : of, thing);
    const named = subject.things.filter((thing) => thing.in === 'path' || thing === foreign);
    const inPath = named.filter((thing) => thing.in === 'path');
    const at = inPath.reduce((url, thing) => url.replace(`:${thing.name}`, idFor(thing)), path);
    const filters = named.filter((thing) => thing.in === 'query');
    const query = new URLSearchParams(
      Object.fromEntries(filters.map((thing) => [thing.name, idFor(thing)])),
    );
    return sut.request(`${at.replaceAll(/:\w+/g, '1')}?${query.toString()}`, { method, headers });
  };

  /** What each route answers, for a table that shows all that is wrong at once. */
  const each = async <Told>(
    some: readonly ClosedRoute[],
    tell: (route: ClosedRoute) => Promise<Told>,
  ): Promise<Record<string, Told>> => {
    const told: Record<string, Told> = {};
    for (const route of some) told[nameOf(route)] = await tell(route);
    return told;
  };
  const all = <Told>(some: readonly ClosedRoute[], told: (route: ClosedRoute) => Told) =>
    Object.fromEntries(some.map((route) => [nameOf(route), told(route)]));

  it('has a rule, or is one of the few that everybody may call', () => {
    const open = sut.gateway.routes.filter((route) => !isClosed(route)).map(nameOf);
    expect(open.toSorted()).toEqual(PUBLIC);
    expect(routes.length).toBeGreaterThan(60);
  });

  it('is one of a controller, where the server has it at all', () => {
    const ruled = new Set(sut.gateway.routes.map(nameOf));
    const others = sut.gateway.served.filter((served) => {
      const [method = '', path = ''] = served.split(' ');
      return (
        !ruled.has(`${method === 'HEAD' ? 'GET' : method} ${path}`) && !SERVED_TO_ALL.test(path)
      );
    });
    expect(others).toEqual([]);
  });

  it('answers 401 without credentials', async () => {
    const answers = await each(routes, async (route) => {
      const { status, body, headers } = await ask(route, {}, { of: acme });
      return [status, body.error_code, headers.get('www-authenticate')];
    });
    expect(answers).toEqual(all(routes, () => [401, 'unauthorized', 'Bearer']));
  });

  it('answers 401 to a key that was revoked, has expired, or is made up', async () => {
    const { orm } = sut;
    const revoked = await makeKey(sut, { scopes: SCOPES });
    const prefix = revoked['authorization']?.split('_')[1] ?? '';
    await revokeKey(orm.em.fork(), prefix, { by: 'spec', projects: null });
    const expired = await makeKey(sut, { scopes: SCOPES, expiresAt: new Date(Date.now() - 1) });
    const good = await makeKey(sut, { scopes: SCOPES });
    const wrongSecret = { authorization: `${good['authorization']?.slice(0, -4)}0000` };
    const keys = { key_revoked: revoked, key_expired: expired, invalid_key: wrongSecret };
    const answers = await each(routes, async (route) => {
      const codes = Object.values(keys).map(async (key) => {
        const { status, body } = await ask(route, key, { of: acme });
        return `${status} ${body.error_code}`;
      });
      return Promise.all(codes);
    });
    expect(answers).toEqual(all(routes, () => Object.keys(keys).map((code) => `401 ${code}`)));
  });

  it('answers 403 to a key without its scope, and names the scope', async () => {
    const keys = new Map<Scope, Credentials>();
    for (const scope of SCOPES) {
      keys.set(scope, await makeKey(sut, { scopes: othersThan(scope), project: 'acme' }));
    }
    const answers = await each(routes, async (route) => {
      const { status, body } = await ask(route, keys.get(route.scope) ?? {}, { of: acme });
      return [status, body.error_code, /the scope (\w+)/.exec(String(body.message))?.[1]];
    });
    expect(answers).toEqual(all(routes, ({ scope }) => [403, 'missing_scope', scope]));
  });

  it('is closed to keys of one project where it concerns all of them', async () => {
    const key = await makeKey(sut, { scopes: SCOPES, project: 'acme' });
    const shared = routes.filter(({ subject }) => subject.of === 'everything');
    const answers = await each(shared, async (route) => {
      const { status, body } = await ask(route, key, { of: acme });
      return [status, body.error_code];
    });
    expect(answers).toEqual(all(shared, () => [403, 'all_projects_needed']));
    expect(shared.length).toBeGreaterThan(3);
  });

  it('answers the same 404 for what is of another project and for what is not there', async () => {
    const key = await makeKey(sut, { scopes: SCOPES, project: 'beta' });
    const naming = routes.filter(({ subject }) => subject.things.length > 0);
    const told = async (route: ClosedRoute, its: OwnedThings): Promise<string[]> =>
      Promise.all(
        route.subject.things.map(async (foreign) => {
          const { status, body } = await ask(route, key, { of: beta, foreign, its });
          const { request_id: _, ...said } = body;
          return `${status} ${JSON.stringify(said).replaceAll(idOf(its, foreign), 'ID')}`;
        }),
      );
    const foreign = await each(naming, (route) => told(route, acme));
    expect(foreign).toEqual(await each(naming, (route) => told(route, NOWHERE)));
    for (const answers of Object.values(foreign)) {
      for (const answer of answers) expect(answer).toMatch(/^404 .*_not_found/);
    }
    expect(naming.length).toBeGreaterThan(40);
  });

  it('lists nothing of another project, and what is of its own', async () => {
    const lists = routes.filter(
      ({ method, subject, path }) =>
        // One thing of a project is no list.
        method === 'GET' && subject.of === 'projects' && !/:|\/events$/.test(path),
    );
    const key = await makeKey(sut, { scopes: SCOPES, project: 'beta' });
    const answers = await each(lists, async (route) => {
      const { status, body } = await ask(route, key, { of: beta });
      const text = JSON.stringify(body);
      const shows = ({ jobId, seriesId }: OwnedThings) =>
        text.includes(jobId) || text.includes(seriesId) || text.includes('"acme"');
      return [status, shows(acme)];
    });
    expect(answers).toEqual(all(lists, () => [200, false]));
  });

  it('is open to a key of the project that has the scope', async () => {
    const readable = routes.filter(
      ({ method, scope, subject, path }) =>
        method === 'GET' &&
        scope === 'read' &&
        subject.of === 'things' &&
        !/events$|signature$|export|report|review|judging|compar|content|arms|cross-region|trace$/.test(
          path,
        ),
    );
    const key = await makeKey(sut, { scopes: ['read'], project: 'acme' });
    const answers = await each(readable, async (route) => {
      const { status, body } = await ask(route, key, { of: acme });
      return `${status} ${body?.message ?? ''}`;
    });
    expect(answers).toEqual(all(readable, () => '200 '));
  });
});
