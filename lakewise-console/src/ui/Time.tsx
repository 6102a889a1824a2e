import { ago, moment } from '../format/times';

/** A time as people say it; the exact one, in their zone, when pointed at. */
export function Time(props: { at: string | number }) {
  const at = new Date(props.at);
  return (
    <time dateTime={at.toISOString()} title={moment(at)}>
      {ago(at)}
    </time>
  );
}
