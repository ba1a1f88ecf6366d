import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { ExecutorRegister } from './executor-register.js';

/** Saves what is known of executors every second. */
@Injectable()
export class ExecutorRegisterLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly register: ExecutorRegister,
  ) {}

  onModuleInit(): void {
    this.loops.add('register', () => this.register.save());
  }
}
