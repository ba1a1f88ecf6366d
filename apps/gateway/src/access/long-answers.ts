import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../http/errors/api-error.js';
import { Principals } from './principals.js';

/** With the time for which a key is believed less than the five seconds within which a revocation takes effect, in milliseconds. */
const LOOK_EVERY_MS = 2_000;

/** Cuts off answers that go on when whoever asked for them is not let in any more: its key was revoked, or has expired. */
@Injectable()
export class LongAnswers implements BeforeApplicationShutdown {
  readonly #open = new Map<ServerResponse, FastifyRequest>();
  #timer: NodeJS.Timeout | null = null;

  constructor(private readonly principals: Principals) {}

  /** Watches an answer until it ends. */
  add(request: FastifyRequest, response: ServerResponse): void {
    if (response.destroyed) return;
    this.#open.set(response, request);
    response.once('close', () => this.#remove(response));
    this.#timer ??= setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  beforeApplicationShutdown(): void {
    this.#stop();
  }

  async #look(): Promise<void> {
    for (const [response, request] of this.#open) {
      if (!(await this.#isLetIn(request))) response.destroy();
    }
  }

  /** A database that does not answer takes nobody's key away. */
  async #isLetIn(request: FastifyRequest): Promise<boolean> {
    try {
      await this.principals.again(request);
      return true;
    } catch (error) {
      return !(error instanceof ApiError && (error.status === 401 || error.status === 403));
    }
  }

  #remove(response: ServerResponse): void {
    this.#open.delete(response);
    if (this.#open.size === 0) this.#stop();
  }

  #stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
