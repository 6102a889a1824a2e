import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, type Schemas } from '../api/client';
import { savedQueries } from '../saved/saved';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { Secret } from '../ui/Secret';
import { addresses, CADENCES } from './cadence';

type Operator = Schemas['AlertRule']['comparison_operator'];

const FORMATS = [
  { id: 'CSV,XLSX,HTML', label: 'Everything: CSV, Excel, page' },
  { id: 'CSV', label: 'CSV' },
  { id: 'XLSX', label: 'Excel' },
  { id: 'HTML', label: 'A page with a chart' },
];
const OPERATORS = [
  { id: 'GREATER_THAN', label: 'is greater than' },
  { id: 'LESS_THAN', label: 'is less than' },
  { id: 'EQUAL', label: 'equals' },
  { id: 'NOT_EQUAL', label: 'differs from' },
];

/** Asks what is sent, or compared, when and to whom. */
export function NewSchedule(props: { alert: boolean; query: string; onClose: () => void }) {
  const { alert, onClose } = props;
  const queries = useQueryClient();
  const saved = useQuery(savedQueries);
  const [query, setQuery] = useState(props.query);
  const [cron, setCron] = useState(CADENCES[0]?.id ?? '');
  const [formats, setFormats] = useState('CSV,XLSX,HTML');
  const [operator, setOperator] = useState('GREATER_THAN');
  const make = useMutation({
    mutationFn: (form: FormData) => made(form),
    onSuccess: async ({ webhook_secret }) => {
      await queries.invalidateQueries({ queryKey: ['schedules'] });
      if (!webhook_secret) onClose();
    },
  });
  function made(form: FormData): Promise<{ webhook_secret?: string }> {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const shared = {
      name: text('name'),
      query_id: query,
      schedule: {
        quartz_cron_expression: text('cron') || cron,
        timezone_id: Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
      emails: addresses(text('emails')),
      ...(text('webhook') ? { webhook_url: text('webhook') } : {}),
    };
    if (!alert) {
      const body = { ...shared, formats: formats.split(',') as Schemas['NewSchedule']['formats'] };
      return answer(api.POST('/api/v1/schedules', { body }));
    }
    const evaluation = {
      source: { name: text('column') },
      comparison_operator: operator as Operator,
      threshold: { value: { double_value: Number(text('threshold')) } },
    };
    return answer(api.POST('/api/v1/alerts', { body: { ...shared, evaluation } }));
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    make.mutate(new FormData(event.currentTarget));
  }
  const secret = make.data?.webhook_secret;
  const title = alert ? 'New alert' : 'New report';
  if (secret) {
    return (
      <Overlay title="It is kept" isOpen onOpenChange={(open) => open || onClose()}>
        <p>The webhook checks by this secret who calls it. It is not shown again.</p>
        <Secret label="Secret" value={secret} />
      </Overlay>
    );
  }
  return (
    <Overlay title={title} isOpen onOpenChange={(open) => open || onClose()}>
      {saved.isPending && <Loading what="the saved queries" />}
      {saved.isError && <Problem error={saved.error} again={() => saved.refetch()} />}
      {saved.data && (
        <form onSubmit={submit} className="saved-form">
          <Field label="Name" name="name" isRequired autoFocus />
          <Choice
            label="Saved query"
            options={saved.data.queries.map(({ id, name, folder }) => ({
              id,
              label: name,
              note: folder,
            }))}
            value={query}
            onChange={setQuery}
          />
          {alert ? (
            <>
              <Field label="Column of its first row" name="column" isRequired />
              <Choice
                label="Alert when it"
                options={OPERATORS}
                value={operator}
                onChange={setOperator}
              />
              <Field label="Number" name="threshold" type="number" isRequired />
            </>
          ) : (
            <Choice label="Sent as" options={FORMATS} value={formats} onChange={setFormats} />
          )}
          <Choice label="When" options={CADENCES} value={cron} onChange={setCron} />
          <Field label="Or an expression of Quartz" name="cron" placeholder={cron} />
          <Field label="E-mail addresses" name="emails" help="With commas between" />
          <Field label="Webhook" name="webhook" placeholder="https://example.org/hook" />
          {make.isError && <Problem error={make.error} />}
          <div className="dialog-actions">
            <Button onPress={onClose}>Leave it</Button>
            <Button look="primary" type="submit" isPending={make.isPending} isDisabled={!query}>
              Keep it
            </Button>
          </div>
        </form>
      )}
    </Overlay>
  );
}
