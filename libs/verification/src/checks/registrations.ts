import { canonicalText, textHash } from '@beacon/signing';
import type { TrustList } from '@beacon/signing';
import type { Faults } from '../faults.js';
import type { RegistrationLine } from '../file/lines.js';
import { problemInWords, signatureProblem } from './signer.js';
import type { SignatureProblem } from './signer.js';

/** A registration of the file, by its hash. */
export interface KnownRegistration {
  readonly sha256: string;
  readonly registration: RegistrationLine['registration'];
}

/** What a signature of the gateway is over: whoever reads that it does not hold learns what may have been changed. */
const REGISTERED = 'specification, questions and plan of analysis';

/** What was registered: each signed by the gateway, each naming the one before. */
export class Registrations {
  readonly #known: KnownRegistration[] = [];

  constructor(
    private readonly job: string,
    private readonly trust: TrustList,
    private readonly faults: Faults,
  ) {}

  /** @param raw the registration as it stands in the file: what is hashed and signed. */
  add({ registration, signature }: RegistrationLine, raw: unknown, line: number): void {
    const text = canonicalText(raw);
    const problem = this.#problemOf({ text, signature, registration });
    const what = `registration ${registration.number}`;
    if (problem !== null) {
      const message = `${what} (${REGISTERED}): ${problemInWords(problem, registration.kid)}`;
      this.faults.add('registration_signature', message, { line });
    }
    this.#requireNext(registration, what, line);
    this.#known.push({ sha256: textHash(text), registration });
  }

  /** The gateway registers what it accepts, and the planner the runs of a series. */
  #problemOf({
    text,
    signature,
    registration,
  }: Omit<RegistrationLine, 'type'> & { readonly text: string }): SignatureProblem | null {
    const { kid, registered_at: at } = registration;
    const signed = { kind: 'registration', text, signature, kid, at: [at] } as const;
    const problem = signatureProblem(this.trust, { ...signed, role: 'gateway' });
    if (problem !== 'wrong_role') return problem;
    return signatureProblem(this.trust, { ...signed, role: 'planner' });
  }

  #requireNext(
    { number, previous, job }: RegistrationLine['registration'],
    what: string,
    line: number,
  ): void {
    const before = this.#known.at(-1)?.sha256 ?? null;
    if (job !== this.job) {
      this.faults.add('registration_chain', `${what} is of job ${job}`, { line });
    }
    if (number !== this.#known.length + 1 || previous !== before) {
      this.faults.add('registration_chain', `${what} does not follow the one before`, { line });
    }
  }

  /** In their order. */
  get all(): readonly KnownRegistration[] {
    return this.#known;
  }

  /** The one that was made when the job was accepted. */
  get first(): KnownRegistration | undefined {
    return this.#known[0];
  }

  /** The one that holds for the job as it stands. */
  get last(): KnownRegistration | undefined {
    return this.#known.at(-1);
  }
}
