/** Times in the zone of whoever looks. */
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [
  [60, 'second'],
  [60, 'minute'],
  [24, 'hour'],
  [7, 'day'],
  [4.348, 'week'],
  [12, 'month'],
  [Number.POSITIVE_INFINITY, 'year'],
];

export function moment(time: string | number | Date): string {
  return full.format(new Date(time));
}

/** A moment on an axis: the time of day, or the day where it begins. */
export function tick(time: Date): string {
  return (time.getHours() + time.getMinutes() === 0 ? day : clock).format(time);
}

/** Such as `3 minutes ago`. */
export function ago(time: string | number | Date, now = Date.now()): string {
  let distance = (new Date(time).getTime() - now) / 1000;
  for (const [most, unit] of STEPS) {
    if (Math.abs(distance) < most) return relative.format(Math.round(distance), unit);
    distance /= most;
  }
  return moment(time);
}

export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
