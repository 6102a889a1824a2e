import { useMemo } from 'react';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { Suggest } from '../ui/Suggest';
import { type Cadence, DAYS, hasTime, OFTEN, type Often, zones } from './cadence';

/** When something runs, and in which time zone that is meant. */
export function CadenceFields(props: {
  cadence: Cadence;
  zone: string;
  onCadence: (cadence: Cadence) => void;
  onZone: (zone: string) => void;
}) {
  const { cadence, onCadence } = props;
  const known = useMemo(
    () => zones(Intl.DateTimeFormat().resolvedOptions().timeZone).map((id) => ({ id, label: id })),
    [],
  );
  return (
    <div className="schedule-line">
      <Choice
        label="When"
        options={OFTEN}
        value={cadence.often}
        onChange={(often) => onCadence({ ...cadence, often: often as Often })}
      />
      {cadence.often === 'week' && (
        <Choice
          label="On"
          options={DAYS}
          value={cadence.day}
          onChange={(day) => onCadence({ ...cadence, day })}
        />
      )}
      {hasTime(cadence) && (
        <Field
          label="At"
          type="time"
          value={cadence.time}
          onChange={(time) => onCadence({ ...cadence, time })}
          isRequired
        />
      )}
      {cadence.often === 'other' && (
        <Field
          label="Expression of Quartz"
          value={cadence.cron}
          onChange={(cron) => onCadence({ ...cadence, cron })}
          help="Seconds, minutes, hours, day, month, weekday: 0 0 8 ? * MON-FRI"
          isRequired
        />
      )}
      <Suggest
        label="Time zone"
        options={known}
        value={props.zone}
        onChange={props.onZone}
        isRequired
      />
    </div>
  );
}
