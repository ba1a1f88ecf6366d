import { createHash } from 'node:crypto';
import { canonicalHash, canonicalText } from '@beacon/signing';
import type { TrustList } from '@beacon/signing';
import { EntryOrder } from './checks/entry-order.js';
import { exportStatementText } from './checks/export-signature.js';
import { QuestionList } from './checks/question-list.js';
import { Registrations } from './checks/registrations.js';
import { SealedTree } from './checks/sealed-tree.js';
import type { KnownSeal } from './checks/sealed-tree.js';
import { problemInWords, signatureProblem } from './checks/signer.js';
import { EvidenceFileError, Faults } from './faults.js';
import { entryLine, footerLine, headerLine } from './file/lines.js';
import { questionLine, registrationLine, sealLine } from './file/lines.js';
import type { FooterLine, HeaderLine } from './file/lines.js';
import { lineOf, parseLine } from './file/read-line.js';
import type { ParsedLine } from './file/read-line.js';
import { JobEvidence } from './job-evidence.js';
import { reportOf } from './report.js';
import type { EvidenceReport } from './report.js';
import { checkVerdict } from './verdict/analysis.js';

/** Sorts of lines in their order. */
const SORTS = ['header', 'registration', 'question', 'seal', 'entry', 'footer'] as const;
type Sort = (typeof SORTS)[number];

/** How a file is checked. */
export interface VerifierOptions {
  /** Whose signatures are believed. */
  readonly trust: TrustList;
  /** Seals that are known from elsewhere: the log must have grown from each of them. */
  readonly anchors?: readonly KnownSeal[];
}

/**
 * Checks an evidence export line by line, without a network, by public keys alone. Memory grows with the registered cells, by some octets each,
 * and with the questions; never with what models answered. A file is of strangers: each line is bounded, and read by its schema.
 */
export class EvidenceVerifier {
  readonly #faults = new Faults();
  readonly #sum = createHash('sha256');
  readonly #order = new EntryOrder(this.#faults);
  #sort = -1;
  #broken: number | null = null;
  #file: OpenFile | null = null;
  #footer: { readonly line: FooterLine; readonly number: number; readonly sha256: string } | null =
    null;

  constructor(private readonly options: VerifierOptions) {}

  /**
   * Takes a line in.
   * @param text without its end.
   * @param number of the line, from 1.
   * @throws EvidenceFileError when the file is no evidence, or its line is not readable.
   */
  line(text: string, number: number): void {
    if (this.#broken !== null) throw notJson(this.#broken);
    const written = text.endsWith('\r') ? text.slice(0, -1) : text;
    const line = parseLine(written, number);
    if (line === null) {
      if (this.#file === null) throw notEvidence();
      this.#broken = number;
      return;
    }
    const sort = SORTS.findIndex((name) => name === line.type);
    if (sort === -1) throw new EvidenceFileError(`line ${number} is of an unknown type`);
    if (sort < this.#sort || this.#footer !== null || (sort === 0 && this.#file !== null)) {
      this.#faults.add('file_order', `a line of type ${line.type} stands here`, { line: number });
      return;
    }
    this.#take(line, SORTS[sort] ?? 'header', sort);
    if (line.type !== 'footer') this.#sum.update(written).update('\n');
  }

  /**
   * What was found, once all lines were given.
   * @throws EvidenceFileError when there was no line.
   */
  end(): EvidenceReport {
    const file = this.#file;
    if (file === null) throw notEvidence();
    this.#requireEnd();
    file.openLog();
    file.tree.end();
    this.#order.end(file.header.entries);
    file.job?.end();
    this.#checkExport(file.header);
    const verdict =
      this.#footer === null || file.job === null
        ? null
        : checkVerdict({
            footer: this.#footer.line,
            recount: { ...file.job.recount, registered: file.registrations.first },
            registered: file.registrations.last,
            faults: this.#faults,
            line: this.#footer.number,
          });
    return reportOf({ file, faults: this.#faults, verdict });
  }

  #take(line: ParsedLine, type: Sort, sort: number): void {
    if (type === 'header') {
      this.#file = new OpenFile(lineOf(headerLine, line), this.options, this.#faults);
      this.#sort = sort;
      return;
    }
    const file = this.#file;
    if (file === null) throw notEvidence();
    this.#sort = sort;
    if (type === 'registration') file.registration(line);
    else if (type === 'question') file.question(line);
    else if (type === 'seal') file.seal(line);
    else if (type === 'entry') this.#entry(line, file);
    else {
      const sha256 = this.#sum.copy().digest('hex');
      this.#footer = { line: lineOf(footerLine, line), number: line.number, sha256 };
    }
  }

  #entry(line: ParsedLine, file: OpenFile): void {
    const read = lineOf(entryLine, line);
    // What is there twice is left out, so that all that follows is looked at as it was sealed.
    if (this.#order.take(read.index, line.number) === 'twice') return;
    const job = file.openLog();
    if (!file.tree.addEntry(canonicalText(line.value['entry']), read.leaf)) {
      const message = `entry ${read.index} is not the one of the leaf ${read.leaf}`;
      const { entry } = read;
      const cell = entry.type === 'execution' ? { cell: entry } : {};
      this.#faults.add('entry_changed', message, { line: line.number, ...cell });
    }
    job.entry(read, line.value, line.number);
  }

  #requireEnd(): void {
    if (this.#footer !== null && this.#broken === null) return;
    const at = this.#broken === null ? {} : { line: this.#broken };
    const message =
      this.#broken === null ? 'it has no last line of type footer' : 'its last line breaks off';
    this.#faults.add('file_truncated', message, at);
  }

  #checkExport({ job, entries: size, exported_at }: HeaderLine): void {
    if (this.#footer === null) return;
    const { line, number, sha256 } = this.#footer;
    if (line.content_sha256 !== sha256) {
      const message = `its lines have the hash ${sha256}, not ${line.content_sha256}`;
      this.#faults.add('file_changed', message, { line: number });
    }
    const { kid, signature, verdict, content_sha256 } = line;
    const text = exportStatementText({ job, size, content_sha256, verdict, exported_at, kid });
    const signed = { kind: 'export', text, signature, kid, role: 'gateway' } as const;
    const problem = signatureProblem(this.options.trust, { ...signed, at: [exported_at] });
    if (problem === null) return;
    this.#faults.add('export_signature', problemInWords(problem, kid), { line: number });
  }
}

/** What was read of a file so far. */
class OpenFile {
  readonly registrations: Registrations;
  readonly tree: SealedTree;
  #questions: QuestionList | null = null;
  #job: JobEvidence | null = null;

  constructor(
    readonly header: HeaderLine,
    private readonly options: VerifierOptions,
    private readonly faults: Faults,
  ) {
    const { trust, anchors = [] } = options;
    this.registrations = new Registrations(header.job, trust, faults);
    this.tree = new SealedTree({ job: header.job, trust, anchors }, faults);
  }

  /** Null until the log begins. */
  get job(): JobEvidence | null {
    return this.#job;
  }

  registration(line: ParsedLine): void {
    const read = lineOf(registrationLine, line);
    this.registrations.add(read, line.value['registration'], line.number);
  }

  question(line: ParsedLine): void {
    const read = lineOf(questionLine, line);
    this.#openQuestions().add(read, line.value['question'], line.number);
  }

  seal(line: ParsedLine): void {
    this.tree.addSeal(lineOf(sealLine, line), line.value['seal'], line.number);
  }

  /** From here on the log is read: registrations and questions are whole. */
  openLog(): JobEvidence {
    if (this.#job !== null) return this.#job;
    const questions = this.#openQuestions();
    questions.end();
    this.#checkPrompts();
    this.#checkSeal();
    this.#job = new JobEvidence(
      {
        header: this.header,
        registrations: this.registrations.all,
        questions: questions.all,
        trust: this.options.trust,
      },
      this.faults,
    );
    return this.#job;
  }

  #openQuestions(): QuestionList {
    this.#questions ??= new QuestionList(this.registrations.all, this.faults);
    return this.#questions;
  }

  #checkPrompts(): void {
    const registered = this.registrations.last?.registration.system_prompts_sha256;
    if (registered === undefined || registered === canonicalHash(this.header.system_prompts))
      return;
    this.faults.add('prompts_changed', 'the system prompts have another hash', { line: 1 });
  }

  #checkSeal(): void {
    const { last } = this.tree;
    if (last === undefined || last.seal.registration === this.registrations.last?.sha256) return;
    const message = 'the newest seal is of another registration than the last';
    this.faults.add('registration_chain', message, { line: last.line });
  }
}

function notEvidence(): EvidenceFileError {
  return new EvidenceFileError('it is no evidence export: its first line is no header of one');
}

function notJson(line: number): EvidenceFileError {
  return new EvidenceFileError(`line ${line} is not JSON`);
}
