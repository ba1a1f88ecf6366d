import { Controller, Get, Query } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { ParameterClasses, UnknownParameterClassError } from './parameter-classes.js';

class KnownQuery {
  readonly limit: string | undefined;
}

@Controller('known')
class KnownController {
  @Get()
  read(@Query() query: KnownQuery): string | undefined {
    return query.limit;
  }
}

@Controller('unknown')
class UnknownController {
  @Get()
  read(@Query() query: () => void): unknown {
    return query;
  }
}

describe('ParameterClasses', () => {
  const start = async (controller: typeof KnownController | typeof UnknownController) => {
    const module = await Test.createTestingModule({
      imports: [DiscoveryModule],
      controllers: [controller],
      providers: [ParameterClasses],
    }).compile();
    await module.init();
    await module.close();
  };

  it('starts where every class is known', async () => {
    await expect(start(KnownController)).resolves.toBeUndefined();
  });

  it('refuses to start where TypeScript had to write Function for a class, and names the handler', async () => {
    await expect(start(UnknownController)).rejects.toThrow(UnknownParameterClassError);
    await expect(start(UnknownController)).rejects.toThrow('Parameter 0 of UnknownController.read');
  });
});
