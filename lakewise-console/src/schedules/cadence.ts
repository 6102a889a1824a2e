const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The choices that are offered; each is an expression of Quartz. */
export const CADENCES = [
  { id: '0 0 8 * * ?', label: 'Every day at 8:00' },
  { id: '0 0 8 ? * MON-FRI', label: 'On weekdays at 8:00' },
  { id: '0 0 8 ? * MON', label: 'Every Monday at 8:00' },
  { id: '0 0 8 1 * ?', label: 'On the first of each month at 8:00' },
  { id: '0 0 * * * ?', label: 'Every hour' },
  { id: '0 0/15 * * * ?', label: 'Every 15 minutes' },
];

/** What an expression says in words; the expression itself where it says more. */
export function inWords(cron: string): string {
  const known = CADENCES.find(({ id }) => id === cron);
  if (known) return known.label;
  const found = /^0 (\d{1,2}) (\d{1,2}) (\S+) \* (\S+)$/.exec(cron);
  if (!found) return cron;
  const [, minute = '', hour = '', date = '', day = ''] = found;
  const time = `${hour}:${minute.padStart(2, '0')}`;
  if (date === '*' && day === '?') return `Every day at ${time}`;
  if (date === '?' && day === 'MON-FRI') return `On weekdays at ${time}`;
  const weekday = NAMES[DAYS.indexOf(day)];
  if (date === '?' && weekday) return `Every ${weekday} at ${time}`;
  return cron;
}

/** Addresses as people type them: with commas, semicolons, blanks or lines between. */
export function addresses(typed: string): string[] {
  return [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
}
