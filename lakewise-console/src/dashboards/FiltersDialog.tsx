import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { Overlay } from '../ui/Overlay';
import type { Filter } from './filters';
import { wrong } from './filters';
import { Lines } from './ItemDialog';

const TYPES: { id: Filter['type']; label: string }[] = [
  { id: 'CHOICE', label: 'one of a query’s values' },
  { id: 'TEXT', label: 'text' },
  { id: 'NUMBER', label: 'number' },
  { id: 'DATE', label: 'date' },
];

/** The filters of a dashboard: what is there, and another one. */
export function FiltersDialog(props: {
  filters: Filter[];
  onChange: (filters: Filter[]) => void;
  onClose: () => void;
}) {
  const { filters } = props;
  const [type, setType] = useState<Filter['type']>('CHOICE');
  const [trouble, setTrouble] = useState<string>();

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const made: Filter = {
      name: text('name'),
      type,
      ...(text('label') ? { label: text('label') } : {}),
      ...(text('initial') ? { initial: text('initial') } : {}),
      ...(type === 'CHOICE' ? { choices: text('choices') } : {}),
    };
    const isKnown = filters.some(({ name }) => name.toLowerCase() === made.name.toLowerCase());
    const found = isKnown ? 'There is a filter of this name.' : wrong(made, made.initial ?? '');
    setTrouble(found);
    if (found) return;
    props.onChange([...filters, made]);
    event.currentTarget.reset();
  }

  return (
    <Overlay title="Filters" isOpen onOpenChange={(open) => open || props.onClose()} wide>
      <p className="quiet">
        A filter gives its value to every query that names it, such as <code>:airline</code>. While
        nothing is chosen the value is NULL: <code>(:airline is null or airline = :airline)</code>{' '}
        then lets all rows through.
      </p>
      <ul className="filter-list">
        {filters.map((filter) => (
          <li key={filter.name}>
            <span>
              <code>:{filter.name}</code> {filter.label && <bdi>{filter.label}</bdi>}{' '}
              <span className="quiet">{TYPES.find(({ id }) => id === filter.type)?.label}</span>
            </span>
            <Button
              look="quiet"
              size="small"
              tip={`Remove the filter ${filter.name}`}
              onPress={() => props.onChange(filters.filter((each) => each !== filter))}
            >
              <Trash2 aria-hidden size={14} />
            </Button>
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={add}>
        <div className="form-line">
          <Field
            label="Name in queries"
            name="name"
            isRequired
            pattern="[A-Za-z_][A-Za-z0-9_]{0,63}"
          />
          <Field label="Label" name="label" maxLength={200} />
          <Choice
            label="Type"
            options={TYPES}
            value={type}
            onChange={(next) => setType(next as Filter['type'])}
          />
          <Field
            label="Begins with"
            name="initial"
            type={type === 'DATE' ? 'date' : 'text'}
            maxLength={1000}
          />
        </div>
        {type === 'CHOICE' && (
          <>
            <Lines label="Query of its values" name="choices" rows={2} mono />
            <p className="quiet">
              It may name other filters, such as <code>:since</code>: then it follows what they
              choose, and <code>NULL</code> stands for all.
            </p>
          </>
        )}
        {trouble && (
          <p className="field-error" role="alert">
            {trouble}
          </p>
        )}
        <div className="dialog-actions">
          <Button onPress={props.onClose}>Close</Button>
          <Button look="primary" type="submit">
            Add the filter
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
