import { expect, test } from 'vitest';
import { doing, fractionOf, stageOf } from './progress';

test('what is known is said, and nothing else', () => {
  expect(doing(undefined, 'Running')).toBe('Running');
  expect(doing({ state: 'PLANNING' }, 'Running')).toBe('Planning');
  expect(doing({ state: 'RUNNING' }, 'Running')).toBe('Running');
  expect(doing({ state: 'RUNNING', files: 1 }, 'Running')).toBe('Reading 1 file');
  expect(doing({ state: 'RUNNING', files: 40, fraction: 0.079 }, 'Running')).toBe(
    'Reading about 3 of 40 files',
  );
  expect(doing({ state: 'RUNNING', files: 40 }, 'Running')).toBe('Reading 40 files');
  expect(doing({ state: 'RUNNING', files: 1, fraction: 0.5 }, 'Running')).toBe(
    'Reading 1 file, 50 % done',
  );
  expect(doing({ state: 'RUNNING', fraction: 0.5 }, 'Running')).toBe('Running, 50 % done');
  expect(doing({ state: 'RUNNING', files: 40, fraction: 1 }, 'Running')).toContain('39 of 40');
  expect(doing({ state: 'SUCCEEDED' }, 'Running')).toBe('Running');
});

test('a statement is at the stage that the server tells of', () => {
  expect(stageOf({ phase: 'asking' })).toBe(0);
  expect(stageOf({ phase: 'queued' })).toBe(0);
  expect(stageOf({ phase: 'running' })).toBe(2);
  expect(stageOf({ phase: 'running', progress: { state: 'PLANNING' } })).toBe(1);
  expect(stageOf({ phase: 'running', progress: { state: 'RUNNING', files: 40 } })).toBe(2);
  expect(stageOf({ phase: 'fetching' })).toBe(3);
  expect(fractionOf({ state: 'RUNNING', fraction: 0 })).toBeUndefined();
  expect(fractionOf({ state: 'PLANNING', fraction: 0.5 })).toBeUndefined();
  expect(fractionOf({ state: 'RUNNING', fraction: 0.5 })).toBe(0.5);
  expect(fractionOf({ state: 'RUNNING', fraction: 2 })).toBe(0.99);
});
