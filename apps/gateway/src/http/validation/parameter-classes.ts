import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** A handler's parameter whose class is not known when the program runs. */
export class UnknownParameterClassError extends Error {
  constructor(handler: string, index: number) {
    super(
      `Parameter ${index} of ${handler} has no class when the program runs, so that nothing of it would be checked: ` +
        'import its class as a value, not by `import type`.',
    );
    this.name = 'UnknownParameterClassError';
  }
}

/**
 * Refuses to start with a handler that takes a class imported by `import type`. TypeScript then writes `Function` where Nest looks for the
 * class; each such request would fail, and no spec would tell: SWC, which compiles for them, writes something else.
 */
@Injectable()
export class ParameterClasses implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws UnknownParameterClassError for the first such parameter. */
  onModuleInit(): void {
    for (const { metatype } of this.discovery.getControllers()) {
      if (metatype != null) this.#check(metatype.name, metatype.prototype as object);
    }
  }

  #check(controller: string, prototype: object): void {
    for (const method of this.scanner.getAllMethodNames(prototype)) {
      const types = (Reflect.getMetadata('design:paramtypes', prototype, method) ??
        []) as unknown[];
      const index = types.indexOf(Function);
      if (index >= 0) throw new UnknownParameterClassError(`${controller}.${method}`, index);
    }
  }
}
