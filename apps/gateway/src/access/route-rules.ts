import { Injectable, RequestMethod } from '@nestjs/common';
import type { OnModuleInit, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { RULE } from './needs.js';
import type { Rule } from './needs.js';

/** A route of which nothing says who may call it. */
export class RouteWithoutRuleError extends Error {
  constructor(handler: string) {
    super(
      `Nothing says who may call ${handler}: give it @Needs(scope, what it deals with), or @Public() when everybody may.`,
    );
    this.name = 'RouteWithoutRuleError';
  }
}

/** A route with who may call it. */
export interface RuledRoute {
  /** Such as `GET`. */
  readonly method: string;
  /** Such as `/api/v1/jobs/:id`. */
  readonly path: string;
  readonly rule: Rule;
}

/** Refuses to start with a route that anybody could call because it was forgotten. */
@Injectable()
export class RouteRules implements OnModuleInit {
  #all: readonly RuledRoute[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Every route of every controller. */
  get all(): readonly RuledRoute[] {
    return this.#all;
  }

  /** @throws RouteWithoutRuleError for the first such route. */
  onModuleInit(): void {
    const controllers = this.discovery.getControllers().map(({ metatype }) => metatype);
    this.#all = controllers.flatMap((type) => (type == null ? [] : this.#routesOf(type as Type)));
  }

  #routesOf(controller: Type): RuledRoute[] {
    const prototype = controller.prototype as object;
    const base = this.reflector.get<string>(PATH_METADATA, controller);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = Reflect.get(prototype, name) as () => unknown;
      if (!Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
      const rule = this.reflector.get<Rule | undefined>(RULE, handler);
      if (rule === undefined) throw new RouteWithoutRuleError(`${controller.name}.${name}`);
      const method = RequestMethod[this.reflector.get<RequestMethod>(METHOD_METADATA, handler)];
      const path = joined(base, this.reflector.get<string>(PATH_METADATA, handler));
      return [{ method, path, rule }];
    });
  }
}

function joined(...parts: readonly string[]): string {
  const names = parts.flatMap((part) => part.split('/')).filter((name) => name !== '');
  return `/${names.join('/')}`;
}
