import { LayoutDashboard } from 'lucide-react';
import { useState } from 'react';
import { Empty } from '../ui/Empty';
import type { Definition, Item } from './dashboards';
import type { Values } from './filters';
import { ItemBox } from './ItemBox';
import { ItemDialog } from './ItemDialog';
import { inOrder, put, stepped } from './layout';

/** The items on their grid; below each other where there is no room. */
export function Board(props: {
  definition: Definition;
  values: Values;
  warehouse: string;
  round: number;
  /** Told of every change; undefined while nothing is edited. */
  onChange: ((definition: Definition) => void) | undefined;
}) {
  const { definition, onChange } = props;
  const [edited, setEdited] = useState<Item>();
  if (definition.items.length === 0) {
    return (
      <Empty
        title="Nothing is on this dashboard yet"
        icon={<LayoutDashboard aria-hidden size={32} />}
      >
        <p>
          {onChange
            ? 'Add a query, which may be a saved one, and choose how it is shown. Texts explain what is seen.'
            : 'Press Edit to add queries, charts and texts, or choose “Add to dashboard” below a result on the page SQL.'}
        </p>
      </Empty>
    );
  }
  const change = (items: Item[]) => onChange?.({ ...definition, items });
  return (
    <>
      <div className="board">
        {inOrder(definition.items).map((item) => (
          <ItemBox
            key={item.id}
            item={item}
            filters={definition.filters}
            values={props.values}
            warehouse={props.warehouse}
            round={props.round}
            isEdited={onChange !== undefined}
            onPlace={(place) => change(put(definition.items, item.id, place))}
            onStep={(key, resizes) => change(stepped(definition.items, item.id, key, resizes))}
            onEdit={() => setEdited(item)}
            onRemove={() => change(definition.items.filter((each) => each !== item))}
          />
        ))}
      </div>
      {edited && (
        <ItemDialog
          item={edited}
          kind={edited.kind === 'TEXT' ? 'TEXT' : 'QUERY'}
          filters={definition.filters}
          values={props.values}
          onClose={() => setEdited(undefined)}
          onDone={(next) => {
            change(
              definition.items.map((item) =>
                item.id === edited.id ? { ...next, id: item.id, place: item.place } : item,
              ),
            );
            setEdited(undefined);
          }}
        />
      )}
    </>
  );
}
