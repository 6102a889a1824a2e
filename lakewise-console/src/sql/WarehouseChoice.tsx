import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { Choice } from '../ui/Choice';

const DEFAULT = 'default';

/** Which warehouse computes; one that is not there any more stays what it was. */
export function WarehouseChoice(props: {
  value: string;
  onChange: (id: string) => void;
  hiddenLabel?: boolean;
}) {
  const warehouses = useQuery({
    queryKey: ['warehouses'],
    queryFn: () => answer(api.GET('/api/v1/warehouses')),
  });
  const options = (warehouses.data?.warehouses ?? []).map(({ name, size }) => ({
    id: name,
    label: name,
    note: size,
  }));
  const value = props.value || DEFAULT;
  const isKnown = options.some(({ id }) => id === value);
  return (
    <Choice
      label="Warehouse"
      {...(props.hiddenLabel ? { hiddenLabel: true } : {})}
      options={isKnown ? options : [...options, { id: value, label: value }]}
      value={value}
      onChange={props.onChange}
    />
  );
}
