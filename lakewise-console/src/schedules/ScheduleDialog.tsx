import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useWarehouse } from '../sql/useWarehouse';
import { WarehouseChoice } from '../sql/WarehouseChoice';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { Secret } from '../ui/Secret';
import { CadenceFields } from './CadenceFields';
import { type Draft, draftOf, FORMATS, type Format, fresh } from './draft';
import type { Scheduled, Subject } from './kinds';
import { RuleFields } from './RuleFields';
import { SubjectChoice } from './SubjectChoice';
import { keep } from './schedules';
import './schedules.css';

const KINDS: Record<Format, string> = {
  CSV: 'CSV',
  XLSX: 'Excel',
  HTML: 'A page with charts',
};

/** Asks what is sent, or compared, when and to whom: of a new one, or of one that is kept. */
export default function ScheduleDialog(props: {
  alert: boolean;
  before?: Scheduled;
  subject?: Subject | undefined;
  name?: string;
  onClose: () => void;
}) {
  const { alert, before, onClose } = props;
  const [chosen] = useWarehouse();
  const [draft, setDraft] = useState<Draft>(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return before ? draftOf(before) : fresh(props.name ?? '', props.subject, timeZone, chosen);
  });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const queries = useQueryClient();
  const keeping = useMutation({
    mutationFn: () => keep(draft, alert, before),
    onSuccess: async ({ webhook_secret }) => {
      await queries.invalidateQueries({ queryKey: ['schedules'], exact: true });
      if (before && !webhook_secret) onClose();
    },
  });
  const word = alert ? 'alert' : 'report';
  const close = (open: boolean) => open || onClose();
  if (keeping.data && (!before || keeping.data.webhook_secret)) {
    return (
      <Overlay title="It is kept" isOpen onOpenChange={close}>
        {keeping.data.webhook_secret && (
          <>
            <p>The webhook checks by this secret who calls it. It is not shown again.</p>
            <Secret label="Secret" value={keeping.data.webhook_secret} />
          </>
        )}
        <p>
          It runs, and is changed, under <Link href="/reports">Reports and alerts</Link>.
        </p>
      </Overlay>
    );
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    keeping.mutate();
  }
  return (
    <Overlay title={before ? `Edit the ${word}` : `New ${word}`} isOpen onOpenChange={close}>
      <form onSubmit={submit} className="form schedule-form">
        <Field
          label="Name"
          value={draft.name}
          onChange={(name) => change({ name })}
          isRequired
          autoFocus
        />
        <div className="schedule-line">
          <SubjectChoice
            dashboards={!alert}
            value={draft.subject}
            onChange={(subject) => change({ subject })}
          />
          <WarehouseChoice
            value={draft.warehouse}
            onChange={(warehouse) => change({ warehouse })}
          />
        </div>
        {alert ? (
          <RuleFields rule={draft.rule} onChange={(rule) => change({ rule })} />
        ) : (
          <fieldset className="checks">
            <legend>Sent as</legend>
            {FORMATS.map((format) => (
              <label key={format}>
                <input
                  type="checkbox"
                  checked={draft.formats.includes(format)}
                  onChange={({ target }) =>
                    change({
                      formats: target.checked
                        ? [...draft.formats, format]
                        : draft.formats.filter((other) => other !== format),
                    })
                  }
                />
                {KINDS[format]}
              </label>
            ))}
          </fieldset>
        )}
        <CadenceFields
          cadence={draft.cadence}
          zone={draft.zone}
          onCadence={(cadence) => change({ cadence })}
          onZone={(zone) => change({ zone })}
        />
        <Field
          label="E-mail addresses"
          value={draft.emails}
          onChange={(emails) => change({ emails })}
          help="With commas between"
        />
        <Field
          label="Webhook"
          value={draft.webhook}
          onChange={(webhook) => change({ webhook })}
          placeholder="https://example.org/hook"
        />
        <p className="quiet">
          It runs with your rights. By keeping it you agree to what it asks now; what others change
          in that later is not asked until you keep it again.
        </p>
        {keeping.isError && <Problem error={keeping.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            isPending={keeping.isPending}
            isDisabled={!draft.subject || (!alert && draft.formats.length === 0)}
          >
            Keep it
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
