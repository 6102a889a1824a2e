import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import type { Reading } from './reading';

const DELIMITERS = [
  { id: '', label: 'found out' },
  { id: ',', label: 'comma ,' },
  { id: ';', label: 'semicolon ;' },
  { id: '\t', label: 'tab' },
  { id: '|', label: 'bar |' },
];
const HEADS = [
  { id: 'auto', label: 'found out' },
  { id: 'yes', label: 'has the names' },
  { id: 'no', label: 'is a row' },
];
const DECIMALS = [
  { id: '', label: '1.5' },
  { id: ',', label: '1,5' },
];
const SHORT = [
  { id: 'no', label: 'are an error' },
  { id: 'yes', label: 'end in NULL' },
];
const MOST_SKIPPED = 1000;

/** How lines of CSV are read. */
export function ReadingForm(props: { reading: Reading; onChange: (reading: Reading) => void }) {
  const { reading, onChange } = props;
  const set = (change: Partial<Reading>) => onChange({ ...reading, ...change });
  return (
    <section className="upload-bar" aria-label="How the file is read">
      <Choice
        label="Delimiter"
        options={DELIMITERS}
        value={reading.delimiter}
        onChange={(delimiter) => set({ delimiter })}
      />
      <Choice
        label="First line"
        options={HEADS}
        value={reading.header}
        onChange={(header) => set({ header: header as Reading['header'] })}
      />
      <Choice
        label="Decimals"
        options={DECIMALS}
        value={reading.decimal}
        onChange={(decimal) => set({ decimal })}
      />
      <Choice
        label="Short lines"
        options={SHORT}
        value={reading.short ? 'yes' : 'no'}
        onChange={(short) => set({ short: short === 'yes' })}
      />
      <Late
        label="Dates"
        value={reading.dates}
        hint="%d.%m.%Y"
        onChange={(dates) => set({ dates })}
      />
      <Late label="NULL is" value={reading.nulls} hint="N/A" onChange={(nulls) => set({ nulls })} />
      <Late
        label="Lines to skip"
        value={reading.skip ? String(reading.skip) : ''}
        hint="0"
        onChange={(skip) =>
          set({ skip: Math.min(MOST_SKIPPED, Math.max(0, Number.parseInt(skip, 10) || 0)) })
        }
      />
    </section>
  );
}

/** A text that counts when it is left, so that the file is not read at every letter. */
function Late(props: {
  label: string;
  value: string;
  hint: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field
      key={props.value}
      label={props.label}
      defaultValue={props.value}
      placeholder={props.hint}
      onBlur={(event) => {
        const { value } = event.target as HTMLInputElement;
        if (value !== props.value) props.onChange(value);
      }}
    />
  );
}
