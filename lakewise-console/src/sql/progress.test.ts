import { expect, test } from 'vitest';
import { doing } from './progress';

test('what is known is said, and nothing else', () => {
  expect(doing(undefined, 'Running')).toBe('Running');
  expect(doing({ state: 'PLANNING' }, 'Running')).toBe('Planning');
  expect(doing({ state: 'RUNNING' }, 'Running')).toBe('Running');
  expect(doing({ state: 'RUNNING', files: 1 }, 'Running')).toBe('Reading 1 file');
  expect(doing({ state: 'RUNNING', files: 40, fraction: 0.079 }, 'Running')).toBe(
    'Reading 40 files, 7 % done',
  );
  expect(doing({ state: 'RUNNING', files: 40, fraction: 1 }, 'Running')).toContain('99 %');
  expect(doing({ state: 'SUCCEEDED' }, 'Running')).toBe('Running');
});
