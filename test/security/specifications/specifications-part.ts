import { SigningKey, signSpecification } from '@beacon/signing';
import { SPECIFICATION_ATTACKS, type SpecificationAttack } from './attacks.js';
import { Submitters, send, type SentAnswer } from './submitters.js';
import type { SecurityPart } from '../frame/part.js';
import { tryOut, type SecurityRow } from '../frame/row.js';
import { withStack } from '../frame/with-stack.js';

const JOB = {
  version: 'v1',
  benchmark: { name: 'signed' },
  constraints: { regions: ['us-east', 'eu-west'] },
  models: ['llama3.2-1b'],
  questions: ['math_basic'],
};
/** Refused signatures of an address, behind which it is not listened to. */
const MOST_REFUSED = 10;

/** Signed specifications, by whoever can reach the gateway, read what others send, or had a key. */
export const specificationsPart: SecurityPart = {
  name: 'specifications',
  about: 'What somebody can have run without the signature of a submitter who is trusted.',
  run: async ({ onLine }) => {
    const submitters = new Submitters();
    // The gateway believes submitters only here: work is not signed with it.
    const gateway = {
      BEACON_TRUST_FILE: submitters.path,
      BEACON_SIGNED_SPECIFICATIONS: 'required',
      BEACON_SIGNED_WORK: 'off',
      BEACON_SIGNING_KEY_FILE: undefined,
    };
    try {
      const options = { env: { gateway }, onLine };
      return await withStack(options, async ({ gatewayUrl }) => attack(gatewayUrl, submitters));
    } finally {
      submitters.remove();
    }
  },
};

async function attack(url: string, submitters: Submitters): Promise<readonly SecurityRow[]> {
  const rows: SecurityRow[] = [];
  for (const [index, one] of SPECIFICATION_ATTACKS.entries()) {
    rows.push(await attackRow(one, { url, submitters, from: `127.0.1.${index + 1}` }));
  }
  return [
    ...rows,
    await replayRow(url, submitters),
    await floodRow(url),
    await lockOutRow(url, submitters),
  ];
}

async function attackRow(
  { operation, expected, trusted = {}, body }: SpecificationAttack,
  { url, submitters, from }: { url: string; submitters: Submitters; from: string },
): Promise<SecurityRow> {
  return tryOut({
    identity: expected === 'accepted' ? 'a submitter' : 'somebody with no good signature',
    operation,
    expected,
    run: async () => {
      const key = trusted === null ? SigningKey.generate() : submitters.enrol(trusted);
      return codeOf(await send(url, body(key, JOB), { from }));
    },
    isAsExpected: (code) => code === expected,
  });
}

async function replayRow(url: string, submitters: Submitters): Promise<SecurityRow> {
  return tryOut({
    identity: 'somebody who reads along',
    operation: 'send eight times at once what a submitter has signed',
    expected: 'accepted once',
    run: async () => {
      const body = signSpecification(submitters.enrol(), JOB);
      const sent = Array.from({ length: 8 }, async (_, index) =>
        send(url, body, { from: `127.0.2.${index + 1}` }),
      );
      const codes = (await Promise.all(sent)).map(codeOf);
      return codes.filter((code) => code === 'accepted').length;
    },
    isAsExpected: (accepted) => accepted === 1,
    say: (accepted) => `accepted ${accepted} times`,
  });
}

/** Forged signatures in the name of a key, one after the other. */
async function forge(url: string, key: SigningKey, from: (index: number) => string) {
  const codes: string[] = [];
  for (let index = 0; index <= MOST_REFUSED; index += 1) {
    const forged = { ...signSpecification(key, JOB), repeats: 2 + index };
    codes.push(codeOf(await send(url, forged, { from: from(index) })));
  }
  return codes;
}

async function floodRow(url: string): Promise<SecurityRow> {
  return tryOut({
    identity: 'somebody with a machine',
    operation: `forge more than ${MOST_REFUSED} signatures from one address`,
    expected: 'signature_failures',
    run: async () => (await forge(url, SigningKey.generate(), () => '127.0.3.1')).at(-1),
    isAsExpected: (code) => code === 'signature_failures',
  });
}

async function lockOutRow(url: string, submitters: Submitters): Promise<SecurityRow> {
  return tryOut({
    identity: 'somebody with many machines',
    operation: 'lock a submitter out by forgeries in the name of the key',
    expected: 'the submitter is accepted',
    run: async () => {
      const key = submitters.enrol();
      await forge(url, key, (index) => `127.0.4.${index + 1}`);
      return codeOf(await send(url, signSpecification(key, JOB), { from: '127.0.4.200' }));
    },
    isAsExpected: (code) => code === 'accepted',
    say: (code) => `the submitter is answered ${code}`,
  });
}

function codeOf({ status, body }: SentAnswer): string {
  const { error_code: code } = body;
  if (status === 202) return 'accepted';
  return typeof code === 'string' ? code : `${status}`;
}
