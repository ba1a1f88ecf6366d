import {
  SigningKey,
  isSpecificationSignedBy,
  publicKeyObject,
  signSpecification,
} from '@beacon/signing';
import type { RunningService } from '@beacon/observability';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { SPECIFICATION_ATTACKS } from '../../../../test/security/specifications/attacks.js';
import {
  Submitters,
  send,
  signedByPortal,
} from '../../../../test/security/specifications/submitters.js';
import type { SentAnswer } from '../../../../test/security/specifications/submitters.js';

const JOBS = '/api/v1/jobs';

describe('signed specifications', () => {
  const submitters = new Submitters();
  let sut: Harness;
  let optional: RunningService;

  beforeAll(async () => {
    const settings = { BEACON_TRUST_FILE: submitters.path, BEACON_SIGNED_WORK: 'off' };
    sut = await Harness.start({ ...settings, BEACON_SIGNED_SPECIFICATIONS: 'required' });
    optional = await sut.another({ ...settings, BEACON_SIGNED_SPECIFICATIONS: 'optional' });
  });
  afterAll(async () => {
    await optional.stop();
    await sut.stop();
    submitters.remove();
  });

  let addresses = 1;
  /** Each request has an address of its own: what one is refused slows no other. */
  const post = async (body: unknown, to: Parameters<typeof send>[2] = {}): Promise<SentAnswer> =>
    send(sut.gateway.url, body, { from: `127.0.0.${(addresses += 1)}`, ...to });
  const codeOf = ({ status, body }: SentAnswer): unknown =>
    status === 202 ? 'accepted' : body['error_code'];
  const jobs = async (): Promise<number> => {
    const [row] = await sut.rows<{ n: string }>('select count(*) as n from jobs');
    return Number(row?.n);
  };

  it('make a job, which shows by whom it was signed and exactly what', async () => {
    const key = submitters.enrol();
    const spec = smallJob({ id: 'signed-1', metadata: { team: 'a' } });
    expect(await post(signSpecification(key, spec))).toMatchObject({ status: 202 });
    const { signature } = (await sut.get(`${JOBS}/signed-1`)).body;
    expect(signature).toMatchObject({ kid: key.kid, form: 'beacon-1', public_key: key.publicKey });
    const shown = (await sut.get(`${JOBS}/signed-1/signature`)).body;
    expect(shown).toMatchObject({ job_id: 'signed-1', ...signature });
    const covered = { text: shown.signed, form: shown.form };
    const publicKey = publicKeyObject(shown.public_key);
    expect(isSpecificationSignedBy(publicKey, shown.signature, covered)).toBe(true);
    expect(JSON.parse(shown.signed)).toMatchObject({ id: 'signed-1', metadata: { team: 'a' } });
  });

  it.each(SPECIFICATION_ATTACKS)(
    '$operation: $expected',
    async ({ expected, body, trusted = {} }) => {
      const key = trusted === null ? SigningKey.generate() : submitters.enrol(trusted);
      const before = await jobs();
      const answer = await post(body(key, smallJob()));
      expect(codeOf(answer)).toBe(expected);
      expect((await jobs()) - before).toBe(expected === 'accepted' ? 1 : 0);
    },
  );

  it('run what is signed, and nothing that the form of the original leaves out', async () => {
    const key = submitters.enrol();
    const body = signedByPortal(key, smallJob({ runs: 2 }), 'portal-1');
    const added = { id: 'chosen-by-another', created_at: 'x', sampling: {}, repeats: null };
    const { status, body: made } = await post({ ...body, ...added });
    expect([status, made['id']]).toEqual([202, expect.stringMatching(/^job-/)]);
    const { job } = (await sut.get(`${JOBS}/${String(made['id'])}`)).body;
    expect(job).toMatchObject({ repeats: 2, benchmark: { name: 'capital-cities' } });
  });

  it('count once each, also when they come at the same time and to two gateways', async () => {
    const body = signSpecification(submitters.enrol(), smallJob());
    const urls = [sut.gateway.url, optional.url, sut.gateway.url, optional.url];
    const answers = await Promise.all(
      urls.map(async (url, index) => send(url, body, { from: `127.0.1.${index + 1}` })),
    );
    const codes = answers.map((answer) => String(codeOf(answer)));
    expect(codes.toSorted((a, b) => a.localeCompare(b))).toEqual([
      'accepted',
      'replay_detected',
      'replay_detected',
      'replay_detected',
    ]);
  });

  it('find the job of before with the same Idempotency-Key, and are no replay then', async () => {
    const key = submitters.enrol();
    const body = signSpecification(key, smallJob());
    const headers = { 'idempotency-key': 'signed-once' };
    const first = await post(body, { headers });
    const again = await post(body, { headers });
    expect([first.status, again.status, again.body['id']]).toEqual([202, 200, first.body['id']]);
    const other = await post(signSpecification(key, smallJob()), { headers });
    expect(codeOf(other)).toBe('idempotency_key_reused');
  });

  it('keep their nonce where the job is refused, whatever for', async () => {
    const key = submitters.enrol();
    const nonce = 'not-burned';
    const unknown = signSpecification(key, smallJob({ models: ['nobody'] }), { nonce });
    expect(codeOf(await post(unknown))).toBe('unknown_model');
    const good = signSpecification(key, smallJob(), { nonce });
    expect(codeOf(await post({ ...good, repeats: 2 }))).toBe('signature_mismatch');
    expect(codeOf(await post(good))).toBe('accepted');
    expect(codeOf(await post(good))).toBe('replay_detected');
  });

  it('are taken under the path of the original', async () => {
    const body = signedByPortal(submitters.enrol(), smallJob(), 'portal-1');
    const wrapped = { jobspec: body, target_regions: ['US', 'EU'], enable_analysis: true };
    expect(await post(wrapped, { path: `${JOBS}/cross-region` })).toMatchObject({ status: 202 });
  });

  it('of a key that is revoked or enrolled while the gateway runs count from then on', async () => {
    const key = SigningKey.generate();
    expect(codeOf(await post(signSpecification(key, smallJob())))).toBe('trust_violation:unknown');
    submitters.change(key, {});
    expect(codeOf(await post(signSpecification(key, smallJob())))).toBe('accepted');
    submitters.change(key, { status: 'revoked' });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(codeOf(await post(signSpecification(key, smallJob())))).toBe('trust_violation:revoked');
  });

  it('stay as they were signed: nothing is added, and no limit of the cost is raised', async () => {
    const { body } = await post(signSpecification(submitters.enrol(), smallJob()));
    const at = `${JOBS}/${String(body['id'])}`;
    expect(codeOf(await post({ repeats: 3 }, { path: `${at}/extend` }))).toBe('job_signed');
    await sut.finish(String(body['id']), 'error');
    expect(codeOf(await post({ max_cost: 5 }, { path: `${at}/retry` }))).toBe('job_signed');
    expect((await post({}, { path: `${at}/retry` })).status).toBeLessThan(300);
  });

  it('are not what a series is made of', async () => {
    const job = signSpecification(submitters.enrol(), smallJob());
    const series = { cron: '0 6 * * *', job };
    expect((await post(series, { path: '/api/v1/series' })).body['field']).toBe('job.signature');
    const unsigned = { cron: '0 6 * * *', job: smallJob() };
    expect(codeOf(await post(unsigned, { path: '/api/v1/series' }))).toBe('signature_required');
  });

  describe('where they are optional', () => {
    it('are refused as ever when they do not hold, and may be missing', async () => {
      const forged = { ...signSpecification(submitters.enrol(), smallJob()), repeats: 4 };
      const to = { from: '127.0.2.1' };
      expect(codeOf(await send(optional.url, forged, to))).toBe('signature_mismatch');
      const { status, body } = await send(optional.url, smallJob(), to);
      expect(status).toBe(202);
      const id = String(body['id']);
      expect((await sut.get(`${JOBS}/${id}`)).body).not.toHaveProperty('signature');
      const { body: none } = await sut.get(`${JOBS}/${id}/signature`);
      expect(none.error_code).toBe('signature_not_found');
    });
  });

  it('that are refused slow the address that sends them, and no other', async () => {
    const key = submitters.enrol();
    const from = '127.0.3.1';
    const forged = () => ({ ...signSpecification(SigningKey.generate(), smallJob()), repeats: 5 });
    const codes = [];
    for (let sent = 0; sent < 11; sent += 1) codes.push(codeOf(await post(forged(), { from })));
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('signature_mismatch'));
    expect(codes[10]).toBe('signature_failures');
    const good = await post(signSpecification(key, smallJob()), { from });
    expect([good.status, Number(good.retryAfter) > 0]).toEqual([429, true]);
    expect(codeOf(await post(signSpecification(key, smallJob())))).toBe('accepted');
  });

  it('that are forged in the name of a key never lock its owner out', async () => {
    const key = submitters.enrol();
    const forged = () => ({ ...signSpecification(key, smallJob()), repeats: 6 });
    const codes = [];
    for (let sent = 0; sent < 6; sent += 1) codes.push(codeOf(await post(forged())));
    expect(codes[4]).toBe('signature_mismatch');
    expect(codes[5]).toBe('signature_failures');
    expect(codeOf(await post(signSpecification(key, smallJob())))).toBe('accepted');
  });
});

describe('a gateway that is to check signatures', () => {
  it('does not start without a trust list', async () => {
    const settings = { BEACON_SIGNED_SPECIFICATIONS: 'required', BEACON_SIGNED_WORK: 'off' };
    await expect(Harness.start(settings)).rejects.toThrow(/BEACON_TRUST_FILE: is missing/);
  });
});
