import { useQuery } from '@tanstack/react-query';
import { Move, MoveDiagonal2, Pencil, Trash2 } from 'lucide-react';
import { type CSSProperties, useMemo, useRef } from 'react';
import type { Asked } from '../api/statements';
import { fetchSaved } from '../saved/saved';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import type { Item } from './dashboards';
import { type Filter, missing, parametersOf, type Values, wrong } from './filters';
import { ITEM_ROWS, ItemBody } from './ItemBody';
import './items.css';
import type { Place } from './layout';
import { MoveHandle } from './MoveHandle';
import { useLive } from './useLive';

/** Letters of a text above which it may be scrolled. */
const LONG = 200;

interface Shared {
  item: Item;
  filters: Filter[];
  values: Values;
  warehouse: string;
  round: number;
}

/** One item in its place; when it is edited, with what moves, changes and removes it. */
export function ItemBox(
  props: Shared & {
    isEdited: boolean;
    onPlace: (place: Place) => void;
    onStep: (key: string, resizes: boolean) => void;
    onEdit: () => void;
    onRemove: () => void;
  },
) {
  const { item, isEdited } = props;
  const { x, y, w, h } = item.place;
  const box = useRef<HTMLElement>(null);
  const name = item.title || 'Without a title';
  return (
    <article
      ref={box}
      className={`card item item-${item.kind.toLowerCase()}`}
      aria-label={name}
      style={{ '--x': x, '--y': y, '--w': w, '--h': h } as CSSProperties}
    >
      {(item.title || isEdited) && (
        <header className="item-head">
          {isEdited && (
            <MoveHandle
              box={box}
              place={item.place}
              label={`Move ${name}`}
              onPlace={props.onPlace}
              onStep={props.onStep}
            >
              <Move aria-hidden size={14} />
            </MoveHandle>
          )}
          {item.title && <h2 dir="auto">{item.title}</h2>}
          {isEdited && (
            <span className="item-actions">
              <Button look="quiet" size="small" tip={`Edit ${name}`} onPress={props.onEdit}>
                <Pencil aria-hidden size={14} />
              </Button>
              <Button look="quiet" size="small" tip={`Remove ${name}`} onPress={props.onRemove}>
                <Trash2 aria-hidden size={14} />
              </Button>
            </span>
          )}
        </header>
      )}
      {item.kind === 'TEXT' ? (
        <p
          className="item-words"
          dir="auto"
          // Who has no mouse reads on by the keys of the page.
          {...((item.text?.length ?? 0) > LONG ? { tabIndex: 0 } : {})}
        >
          {item.text}
        </p>
      ) : (
        <Asking {...props} />
      )}
      {isEdited && (
        <div className="item-corner">
          <MoveHandle
            box={box}
            place={item.place}
            label={`Size of ${name}`}
            onPlace={props.onPlace}
            onStep={props.onStep}
            resizes
          >
            <MoveDiagonal2 aria-hidden size={14} />
          </MoveHandle>
        </div>
      )}
    </article>
  );
}

/** The text of an item's query, which may be a saved one. */
function Asking(props: Shared) {
  const { item } = props;
  const id = item.saved_query;
  const saved = useQuery({
    queryKey: ['saved', id, 'newest'],
    queryFn: () => fetchSaved(id ?? ''),
    enabled: id !== undefined,
    retry: false,
  });
  const sql = id === undefined ? item.sql : saved.data?.content.text;
  if (saved.isError) {
    return (
      <Problem
        error={`The saved query of this item is not there, or is not shared with you. ${saved.error.message}`}
        again={() => saved.refetch()}
      />
    );
  }
  return sql === undefined ? <Loading what="the query" /> : <Answered {...props} sql={sql} />;
}

/** Why a query is not asked; undefined if nothing stands against it. */
function against(sql: string, filters: Filter[], values: Values): string | undefined {
  const [first] = missing(sql, filters);
  if (first !== undefined) {
    return `No filter gives :${first}. Add a filter of this name, or take it out of the query.`;
  }
  const bad = filters.find(
    (filter) =>
      wrong(filter, values[filter.name] ?? '') && parametersOf(sql, [filter], values).length > 0,
  );
  return bad && `The filter ${bad.label ?? bad.name} has no value of its type.`;
}

function Answered(props: Shared & { sql: string }) {
  const { item, sql, filters, values, warehouse } = props;
  const trouble = against(sql, filters, values);
  const asked = useMemo<Asked | undefined>(
    () =>
      trouble === undefined
        ? {
            text: sql,
            warehouse,
            rowLimit: ITEM_ROWS,
            parameters: parametersOf(sql, filters, values),
            queryOnly: true,
          }
        : undefined,
    [trouble, sql, warehouse, filters, values],
  );
  const { shown, asking, cached, again } = useLive(asked, props.round);
  if (trouble !== undefined) return <Problem error={trouble} />;
  if (!shown) return <Loading what={asking?.phase === 'queued' ? 'rows, in the queue' : 'rows'} />;
  if (shown.phase !== 'done')
    return <Problem error={shown.error ?? 'The query was ended.'} again={again} />;
  return (
    <>
      <div className="item-body" data-old={asking !== undefined || undefined}>
        <ItemBody item={item} run={shown} />
      </div>
      <footer className="item-foot">
        {asking ? (
          'asking again …'
        ) : (
          <>
            as of <Time at={shown.startedAt} />
            {cached && <span title="No table has changed since it was computed">, from cache</span>}
          </>
        )}
        {shown.manifest?.truncated && <span className="warn"> cut after {ITEM_ROWS} rows</span>}
      </footer>
    </>
  );
}
