import type { Server } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const CLOSE_TIMEOUT_MS = 10_000;

/** A client that does not take its answer must not keep the process: when it stops, connections are cut after 10 seconds. */
@Injectable()
export class SlowClientCutter implements BeforeApplicationShutdown, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  /** Before the server closes, which takes no more requests and answers those in flight. */
  beforeApplicationShutdown(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    this.#timer = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
  }

  /** The server is closed. */
  onApplicationShutdown(): void {
    clearTimeout(this.#timer);
  }
}
