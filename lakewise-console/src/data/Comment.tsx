import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { act } from '../api/ask';
import { text as literal } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';

/** Letters of a comment above which it may be scrolled, by keys too. */
const LONG = 300;

/** A comment, and the way to change it where it stands. */
export function Comment(props: {
  /** What it is about, as `COMMENT ON` says it. */
  what: string;
  text: string;
  /** The query that tells of it, which is asked again. */
  known: QueryKey;
}) {
  const [edited, setEdited] = useState(false);
  const queries = useQueryClient();
  const [warehouse] = useWarehouse();
  const change = useMutation({
    mutationFn: (comment: string) =>
      act(
        `COMMENT ON ${props.what} IS ${comment ? literal(comment) : 'NULL'}`,
        warehouse,
        AbortSignal.timeout(60_000),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: props.known });
      await queries.invalidateQueries({ queryKey: ['tables'] });
      setEdited(false);
    },
  });

  if (!edited) {
    return (
      <p className="comment">
        <span dir="auto" {...(props.text.length > LONG ? { tabIndex: 0 } : {})}>
          {props.text || <span className="quiet">No comment</span>}
        </span>
        <Button look="quiet" size="small" tip="Change the comment" onPress={() => setEdited(true)}>
          <Pencil aria-hidden size={13} />
        </Button>
      </p>
    );
  }
  return (
    <form
      className="comment-form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        change.mutate(String(new FormData(event.currentTarget).get('comment') ?? '').trim());
      }}
    >
      <textarea
        name="comment"
        aria-label="Comment"
        defaultValue={props.text}
        dir="auto"
        rows={2}
        ref={(area) => area?.focus()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setEdited(false);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
      <Button size="small" look="primary" type="submit" isPending={change.isPending}>
        Keep
      </Button>
      <Button size="small" look="quiet" onPress={() => setEdited(false)}>
        Cancel
      </Button>
      {change.isError && <Problem error={change.error} />}
    </form>
  );
}
