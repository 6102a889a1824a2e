/** Numbers, sizes and durations as people read them, in the language of their browser. */
const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const digits = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 });
const exponent = new Intl.NumberFormat(undefined, {
  notation: 'scientific',
  maximumFractionDigits: 3,
});
/** From here on no word is short. */
const NAMELESS = 1e15;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function count(value: number | bigint): string {
  return whole.format(value);
}

export function compact(value: number): string {
  if (Math.abs(value) >= NAMELESS) return exponent.format(value);
  return Math.abs(value) < 10_000 ? digits.format(value) : short.format(value);
}

/** Credits of the same column one below the other, as far as they are worth to be told. */
export function credits(value: number): string {
  return value > 0 && value < 0.0001 ? '< 0.0001' : value.toFixed(value < 100 ? 4 : 0);
}

/** One of something, or many: `1 row`, `12 rows`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const text = unit === 0 || value >= 100 ? whole.format(value) : value.toFixed(1);
  return `${text} ${UNITS[unit]}`;
}

/** A number that came as text, with as many digits as are read; anything else as it is. */
export function readable(text: string): string {
  return /^-?\d+\.\d{4,}(e[+-]?\d+)?$/i.test(text) ? compact(Number(text)) : text;
}

export function duration(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 0.05) return '< 0.1 ms';
  if (milliseconds < 10) return `${Number(milliseconds.toFixed(1))} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
