import { expect, test } from 'vitest';
import { aboutOf, actionWords, auditQuery } from './auditQuery';

const EVERYTHING = { hours: '24', who: '', what: '', refused: false };

test('asks for nothing more than the filter says', () => {
  expect(auditQuery(EVERYTHING)).not.toMatch(/contains|status_code >=/);
  expect(auditQuery({ ...EVERYTHING, refused: true })).toContain('response.status_code >= 400');
});

test('what is in the address stays text', () => {
  const query = auditQuery({ ...EVERYTHING, hours: '1 DAY; DROP TABLE t', who: "o'neill' OR 1=1" });
  expect(query).toContain("lower('o''neill'' OR 1=1')");
  expect(query).toContain('INTERVAL 1 HOUR');
});

test('tells actions and what they were about', () => {
  expect(actionWords('updatePermissions')).toBe('update permissions');
  expect(aboutOf('{"name":"<b>"}')).toEqual([['name', '<b>']]);
  expect(aboutOf(null)).toEqual([]);
  expect(aboutOf('no json')).toEqual([]);
});
