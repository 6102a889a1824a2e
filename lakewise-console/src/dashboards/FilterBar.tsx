import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { words } from '../api/failure';
import type { StatementParameter } from '../api/statements';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { askRows } from './askRows';
import { choiceParameters, type Filter, type Values, wrong } from './filters';

const MOST_CHOICES = 1000;
const ALL = { id: '', label: 'all' };

/** The values that all items share. */
export function FilterBar(props: {
  filters: Filter[];
  values: Values;
  warehouse: string;
  onChange: (values: Values) => void;
}) {
  const { filters, values } = props;
  if (filters.length === 0) return null;
  return (
    <section className="filters" aria-label="Filters">
      {filters.map((filter) => {
        const value = values[filter.name] ?? '';
        const change = (next: string) => props.onChange({ ...values, [filter.name]: next });
        return filter.type === 'CHOICE' ? (
          <Choices
            key={filter.name}
            filter={filter}
            value={value}
            parameters={choiceParameters(filter, filters, values)}
            warehouse={props.warehouse}
            onChange={change}
          />
        ) : (
          <Line key={`${filter.name} ${value}`} filter={filter} value={value} onChange={change} />
        );
      })}
    </section>
  );
}

/** A value that is typed; it counts when one leaves it or presses Enter. */
function Line(props: { filter: Filter; value: string; onChange: (value: string) => void }) {
  const { filter, value, onChange } = props;
  const [typed, setTyped] = useState(value);
  const trouble = wrong(filter, typed);
  const take = () => typed !== value && onChange(typed);
  return (
    <div className="filter">
      <Field
        label={filter.label ?? filter.name}
        type={filter.type === 'DATE' ? 'date' : 'text'}
        {...(filter.type === 'NUMBER' ? { inputMode: 'decimal' } : {})}
        value={typed}
        placeholder="all"
        isInvalid={trouble !== undefined}
        onChange={setTyped}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      {trouble && <span className="field-error">{trouble}</span>}
    </div>
  );
}

async function choicesOf(
  sql: string,
  parameters: StatementParameter[],
  warehouse: string,
): Promise<string[]> {
  const { result, rows } = await askRows({
    sql,
    warehouse,
    rowLimit: MOST_CHOICES,
    parameters,
  });
  const found = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const text = result.text(row, 0);
    if (text !== null && text !== '') found.add(text);
  }
  return [...found];
}

function Choices(props: {
  filter: Filter;
  value: string;
  /** What the others choose, for its query. */
  parameters: StatementParameter[];
  warehouse: string;
  onChange: (value: string) => void;
}) {
  const { filter, value, parameters, warehouse } = props;
  const sql = filter.choices ?? '';
  const choices = useQuery({
    queryKey: ['choices', warehouse, sql, parameters],
    queryFn: () => choicesOf(sql, parameters, warehouse),
    retry: false,
    placeholderData: (before) => before,
  });
  const known = choices.data ?? [];
  const all = value === '' || known.includes(value) ? known : [value, ...known];
  const label = filter.label ?? filter.name;
  return (
    <div className="filter">
      <Choice
        label={label}
        options={[ALL, ...all.map((text) => ({ id: text, label: text }))]}
        value={value}
        onChange={props.onChange}
      />
      {choices.isError && (
        <span className="field-error" role="alert">
          Its choices could not be asked: {words(choices.error)}{' '}
          <Button look="quiet" size="small" onPress={() => choices.refetch()}>
            Try again
          </Button>
        </span>
      )}
    </div>
  );
}
