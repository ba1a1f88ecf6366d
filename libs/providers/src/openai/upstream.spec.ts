import { describe, expect, it } from '@jest/globals';
import { isUpstream } from './upstream.js';

describe(isUpstream, () => {
  it.each([
    ['azure', 'Azure'],
    ['amazon-bedrock', 'Amazon Bedrock'],
    ['deepinfra/fp8', 'DeepInfra'],
    ['nebius', 'Nebius AI Studio'],
    ['google-vertex', 'Google'],
    ['google-vertex/europe', 'Google'],
    ['google-ai-studio', 'Google AI Studio'],
    ['z-ai', 'Z.AI'],
    ['Together', 'together'],
  ])('knows that %s serves as %s', (route, served) => {
    expect(isUpstream(route, served)).toBe(true);
  });

  it.each([
    ['azure', 'OpenAI'],
    ['google-ai-studio', 'Google'],
    ['google-vertex', 'Google AI Studio'],
    ['amazon-bedrock', 'Amazon'],
    ['azure', ''],
  ])('knows that %s does not serve as %s', (route, served) => {
    expect(isUpstream(route, served)).toBe(false);
  });
});
