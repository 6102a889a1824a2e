import { ArrowDown, ArrowUp, Filter } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton, DialogTrigger, Popover } from 'react-aria-components';
import { compact, count, counted } from '../format/numbers';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import type { Sort } from './order';
import type { GridRows } from './rows';
import { type Summary, summarize } from './summary';

/** The head of a column: its name, what it holds at a glance, and the ways to order and filter. */
export function ColumnHead(props: {
  rows: GridRows;
  column: number;
  count: number;
  sort: Sort | undefined;
  onSort: (sort: Sort | undefined) => void;
  filter: string;
  onFilter: (filter: string) => void;
}) {
  const { rows, column, sort, filter } = props;
  const [isOpen, setOpen] = useState(false);
  const told = useMemo(() => summarize(rows, column, props.count), [rows, column, props.count]);
  const own = sort?.column === column ? sort : undefined;
  const name = rows.columns[column]?.name ?? '';
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className="column-head">
        <span className="column-name">
          <span dir="auto">{name}</span>
          {own &&
            (own.descending ? (
              <ArrowDown aria-hidden size={13} />
            ) : (
              <ArrowUp aria-hidden size={13} />
            ))}
          {filter && <Filter aria-hidden size={13} />}
        </span>
        <Glance told={told} />
        <span className="hidden">, order, filter, summary</span>
      </AriaButton>
      <Popover className="popover column-dialog" placement="bottom start" aria-label={name}>
        <h3 dir="auto">{name}</h3>
        <p className="quiet">{rows.columns[column]?.type.toLowerCase()}</p>
        <div className="column-order">
          <Button
            size="small"
            onPress={() => {
              props.onSort(own && !own.descending ? undefined : { column, descending: false });
              setOpen(false);
            }}
          >
            <ArrowUp aria-hidden size={14} />{' '}
            {own && !own.descending ? 'As they came' : 'Lowest first'}
          </Button>
          <Button
            size="small"
            onPress={() => {
              props.onSort(own?.descending ? undefined : { column, descending: true });
              setOpen(false);
            }}
          >
            <ArrowDown aria-hidden size={14} /> {own?.descending ? 'As they came' : 'Highest first'}
          </Button>
        </div>
        <Field
          label="Filter"
          value={filter}
          onChange={props.onFilter}
          placeholder={told.isHistogram ? '> 5, 1..9, null, !null' : 'text, null, !text'}
        />
        <Facts told={told} />
      </Popover>
    </DialogTrigger>
  );
}

/** Bars in the head, and how much is null. */
function Glance({ told }: { told: Summary }) {
  const most = Math.max(1, ...told.bars.map((bar) => bar.count));
  const share = told.looked > 0 ? told.nulls / told.looked : 0;
  return (
    <span className="glance">
      <svg
        viewBox={`0 0 ${Math.max(1, told.bars.length) * 4} 20`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {told.bars.map((bar, index) => {
          const height = Math.max(1, (bar.count / most) * 20);
          return <rect key={bar.label} x={index * 4} y={20 - height} width={3.2} height={height} />;
        })}
      </svg>
      <small>
        {share > 0
          ? `${compact(share * 100)} % null`
          : `${told.manyDistinct || told.sampled ? '≥ ' : ''}${compact(told.distinct)} distinct`}
      </small>
    </span>
  );
}

function Facts({ told }: { told: Summary }) {
  const facts: [string, string][] = [
    ['null', `${count(told.nulls)} of ${counted(told.looked, 'row')}`],
    ['distinct', `${told.manyDistinct || told.sampled ? 'at least ' : ''}${count(told.distinct)}`],
  ];
  if (told.least !== undefined) facts.push(['lowest', told.least]);
  if (told.greatest !== undefined) facts.push(['highest', told.greatest]);
  if (told.average !== undefined) facts.push(['average', compact(told.average)]);
  return (
    <>
      <dl className="facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
        {!told.isHistogram &&
          told.bars.map((bar) => (
            <div key={bar.label}>
              <dt dir="auto" className="facts-value">
                {bar.label || '(empty)'}
              </dt>
              <dd>{compact((bar.count / Math.max(1, told.looked)) * 100)} %</dd>
            </div>
          ))}
      </dl>
      {told.sampled && <p className="quiet">Of {counted(told.looked, 'row')} taken evenly.</p>}
    </>
  );
}
