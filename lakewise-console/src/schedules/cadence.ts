export type Often = 'day' | 'weekdays' | 'week' | 'month' | 'hour' | 'quarter' | 'other';

/** When something runs, as people choose it. */
export interface Cadence {
  often: Often;
  /** Hours and minutes, such as 08:00, where it has a time of the day. */
  time: string;
  /** Of the week, such as MON. */
  day: string;
  /** An expression of Quartz, where nothing else says it. */
  cron: string;
}

/** The choices that are offered. */
export const OFTEN: { id: Often; label: string }[] = [
  { id: 'day', label: 'Every day' },
  { id: 'weekdays', label: 'On weekdays' },
  { id: 'week', label: 'Every week' },
  { id: 'month', label: 'On the first of each month' },
  { id: 'hour', label: 'Every hour' },
  { id: 'quarter', label: 'Every 15 minutes' },
  { id: 'other', label: 'By an expression' },
];

export const DAYS = [
  { id: 'MON', label: 'Monday' },
  { id: 'TUE', label: 'Tuesday' },
  { id: 'WED', label: 'Wednesday' },
  { id: 'THU', label: 'Thursday' },
  { id: 'FRI', label: 'Friday' },
  { id: 'SAT', label: 'Saturday' },
  { id: 'SUN', label: 'Sunday' },
];

const HOURLY = '0 0 * * * ?';
const QUARTERLY = '0 0/15 * * * ?';

/** Whether it runs at a time of the day. */
export function hasTime({ often }: Cadence): boolean {
  return often === 'day' || often === 'weekdays' || often === 'week' || often === 'month';
}

/** What an expression says, as it can be chosen. */
export function cadenceOf(cron: string): Cadence {
  const other: Cadence = { often: 'other', time: '08:00', day: 'MON', cron };
  if (cron === HOURLY) return { ...other, often: 'hour' };
  if (cron === QUARTERLY) return { ...other, often: 'quarter' };
  const found = /^0 ([0-5]?\d) ([01]?\d|2[0-3]) (\S+) \* (\S+)$/.exec(cron);
  if (!found) return other;
  const [, minute = '', hour = '', date = '', day = ''] = found;
  const timed = { ...other, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
  if (date === '*' && day === '?') return { ...timed, often: 'day' };
  if (date === '1' && day === '?') return { ...timed, often: 'month' };
  if (date === '?' && day === 'MON-FRI') return { ...timed, often: 'weekdays' };
  if (date === '?' && DAYS.some(({ id }) => id === day)) return { ...timed, often: 'week', day };
  return other;
}

/** The expression of Quartz that says what was chosen. */
export function cronOf(cadence: Cadence): string {
  const [hour = '8', minute = '0'] = cadence.time.split(':');
  const at = `0 ${Number(minute)} ${Number(hour)}`;
  switch (cadence.often) {
    case 'day':
      return `${at} * * ?`;
    case 'weekdays':
      return `${at} ? * MON-FRI`;
    case 'week':
      return `${at} ? * ${cadence.day}`;
    case 'month':
      return `${at} 1 * ?`;
    case 'hour':
      return HOURLY;
    case 'quarter':
      return QUARTERLY;
    case 'other':
      return cadence.cron.trim();
  }
}

/** What an expression says in words; the expression itself where it says more. */
export function inWords(cron: string): string {
  const cadence = cadenceOf(cron);
  if (cadence.often === 'other') return cron;
  const day = DAYS.find(({ id }) => id === cadence.day)?.label;
  const often = OFTEN.find(({ id }) => id === cadence.often)?.label ?? '';
  const words = cadence.often === 'week' ? `Every ${day}` : often;
  return hasTime(cadence) ? `${words} at ${cadence.time.replace(/^0/, '')}` : words;
}

/** The time zones that one may choose, that of the browser first. */
export function zones(own: string): string[] {
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** Addresses as people type them: with commas, semicolons, blanks or lines between. */
export function addresses(typed: string): string[] {
  return [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
}
