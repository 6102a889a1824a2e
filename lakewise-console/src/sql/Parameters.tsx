import { useMemo } from 'react';
import type { StatementParameter } from '../api/statements';
import { parameterNames } from '../editor/scan';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import type { ParameterValue, Tab } from './tabs';
import './parameters.css';

/** A value without a type is what its place asks for, as one in quotes is. */
const AUTO = 'AUTO';
const TYPES = [AUTO, 'STRING', 'INT', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'BOOLEAN'].map(
  (id) => ({ id, label: id.toLowerCase() }),
);

/** What is sent for names in a statement; one without a value is NULL. */
export function parametersOf(
  names: string[],
  values: Record<string, ParameterValue> = {},
): StatementParameter[] {
  return [...new Set(names)].map((name) => {
    const given = values[name];
    return { name, type: given?.type ?? '', value: given?.value ? given.value : null };
  });
}

/** A field for each `:name` in the text. */
export function Parameters(props: {
  tab: Tab;
  onChange: (parameters: Record<string, ParameterValue>) => void;
}) {
  const { tab } = props;
  const names = useMemo(() => parameterNames(tab.text), [tab.text]);
  const values = tab.parameters ?? {};
  if (names.length === 0) return null;
  return (
    <section className="parameters" aria-label="Parameters">
      {names.map((name) => {
        const given = values[name] ?? { value: '', type: '' };
        const change = (part: Partial<ParameterValue>) =>
          props.onChange({ ...values, [name]: { ...given, ...part } });
        return (
          <div key={name} className="parameter">
            <Field
              label={name}
              value={given.value}
              placeholder="null"
              onChange={(value) => change({ value })}
            />
            <Choice
              label={`Type of ${name}`}
              hiddenLabel
              options={TYPES}
              value={given.type || AUTO}
              onChange={(type) => change({ type: type === AUTO ? '' : type })}
            />
          </div>
        );
      })}
    </section>
  );
}
