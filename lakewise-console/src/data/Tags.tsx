import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Problem } from '../ui/Problem';
import type { Table } from './tables';
import { useTagChange, useTags } from './useTags';

/** The tags of a table, or of one of its columns, and the way to change them where they stand. */
export function Tags({ table, column = null }: { table: Table; column?: string | null }) {
  const tags = useTags(table);
  const change = useTagChange(table, column);
  const [adding, setAdding] = useState(false);
  const what = column ?? table.name;
  const shown = (tags.data ?? []).filter((tag) => tag.column === column);
  const may = table.catalog !== 'system' && tags.data !== undefined;
  return (
    <div className="tags">
      {shown.map(({ key, value }) => (
        <span key={key} className="badge tag">
          <span>
            <bdi>{key}</bdi>
            {value !== '' && (
              <>
                : <bdi>{value}</bdi>
              </>
            )}
          </span>
          {may && (
            <Button
              look="quiet"
              tip={`Take the tag ${key} from ${what}`}
              isDisabled={change.isPending}
              onPress={() => change.mutate({ key, value: null })}
            >
              <X aria-hidden size={12} />
            </Button>
          )}
        </span>
      ))}
      {may && !adding && (
        <Button look="quiet" size="small" tip={`Tag ${what}`} onPress={() => setAdding(true)}>
          <Plus aria-hidden size={13} />
          {column === null && <span className="tags-word"> Tag</span>}
        </Button>
      )}
      {adding && (
        <form
          className="tag-form"
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const key = String(form.get('key')).trim();
            const value = String(form.get('value')).trim();
            change.mutate({ key, value }, { onSuccess: () => setAdding(false) });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setAdding(false);
          }}
        >
          <Field label="Tag" name="key" isRequired autoFocus placeholder="domain" />
          <Field label="Value" name="value" placeholder="none" />
          <Button look="primary" type="submit" isPending={change.isPending}>
            Set
          </Button>
          <Button look="quiet" onPress={() => setAdding(false)}>
            Cancel
          </Button>
        </form>
      )}
      {tags.isError && column === null && (
        <Problem error={tags.error} again={() => void tags.refetch()} />
      )}
      {change.isError && <Problem error={change.error} />}
    </div>
  );
}
