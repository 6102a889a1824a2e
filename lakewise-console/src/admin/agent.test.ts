import { expect, test } from 'vitest';
import { agentWords } from './agent';

test('says what somebody came with', () => {
  expect(agentWords('Mozilla/5.0')).toBe('a browser');
  expect(agentWords(undefined)).toBe('a browser');
  expect(agentWords('curl/8.5.0')).toBe('curl/8.5.0');
  expect(agentWords('x'.repeat(10_000))).toHaveLength(60);
});
