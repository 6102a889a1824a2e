import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { fetchSaved, savedQueries } from '../saved/saved';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { Overlay } from '../ui/Overlay';
import { ChartFields } from './ChartFields';
import type { Item, ItemKind } from './dashboards';
import type { Filter, Values } from './filters';
import { specOf } from './ItemBody';

export type NewItem = Omit<Item, 'id' | 'place'>;

export const KINDS: { id: ItemKind; label: string }[] = [
  { id: 'CHART', label: 'a chart' },
  { id: 'TABLE', label: 'a table' },
  { id: 'NUMBER', label: 'one number' },
];
const OWN = '';

type ChartOf = NonNullable<Item['chart']>;

/** A line of text over several lines. */
export function Lines(props: {
  label: string;
  name: string;
  value?: string;
  rows: number;
  mono?: boolean;
}) {
  return (
    <TextField
      className="field"
      name={props.name}
      defaultValue={props.value ?? ''}
      isRequired
      spellCheck="false"
    >
      <Label>{props.label}</Label>
      <TextArea rows={props.rows} className={props.mono ? 'mono' : ''} dir="auto" />
    </TextField>
  );
}

/** What an item shows: makes a new one, or changes one. */
export function ItemDialog(props: {
  item?: Item | undefined;
  kind: 'TEXT' | 'QUERY';
  /** What its query is asked with to see the chart. */
  filters: Filter[];
  values: Values;
  onDone: (item: NewItem) => void;
  onClose: () => void;
}) {
  const { item } = props;
  const saved = useQuery(savedQueries);
  const [kind, setKind] = useState<ItemKind>(item?.kind ?? 'CHART');
  const [source, setSource] = useState(item?.saved_query ?? OWN);
  const [chart, setChart] = useState(item && specOf(item));
  const written = useRef<HTMLFormElement>(null);
  const isText = props.kind === 'TEXT';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const title = text('title');
    if (isText) {
      props.onDone({ title, kind: 'TEXT', text: text('text') });
      return;
    }
    props.onDone({
      title,
      kind,
      ...(source === OWN ? { sql: text('sql') } : { saved_query: source }),
      ...(kind === 'CHART' && chart
        ? { chart: { ...chart, kind: chart.kind.toUpperCase() as ChartOf['kind'] } }
        : {}),
    });
  }

  const queries = (saved.data?.queries ?? []).map(({ id, folder, name }) => ({
    id,
    label: name,
    note: folder,
  }));
  const known = source === OWN || queries.some(({ id }) => id === source);
  const options = [
    { id: OWN, label: 'SQL of its own' },
    ...(known ? queries : [{ id: source, label: 'one that is not shared with you' }, ...queries]),
  ];
  return (
    <Overlay
      title={item ? 'Edit the item' : isText ? 'Add a text' : 'Add a query'}
      isOpen
      onOpenChange={(open) => open || props.onClose()}
      wide
    >
      <form className="form" onSubmit={submit} ref={written}>
        <Field
          label="Title"
          name="title"
          defaultValue={item?.title ?? ''}
          maxLength={200}
          autoFocus
        />
        {isText ? (
          <Lines label="Text" name="text" value={item?.text ?? ''} rows={5} />
        ) : (
          <>
            <div className="form-line">
              <Choice
                label="Show as"
                options={KINDS}
                value={kind}
                onChange={(next) => setKind(next as ItemKind)}
              />
              <Choice label="Query" options={options} value={source} onChange={setSource} />
            </div>
            {source === OWN && (
              <Lines label="SQL" name="sql" value={item?.sql ?? ''} rows={6} mono />
            )}
            {kind === 'CHART' && (
              <ChartFields
                key={source}
                chart={chart}
                filters={props.filters}
                values={props.values}
                query={async () =>
                  source === OWN
                    ? String(new FormData(written.current ?? undefined).get('sql') ?? '')
                    : (await fetchSaved(source)).content.text
                }
                onChange={setChart}
              />
            )}
          </>
        )}
        <div className="dialog-actions">
          <Button onPress={props.onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            {item ? 'Change' : 'Add'}
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
