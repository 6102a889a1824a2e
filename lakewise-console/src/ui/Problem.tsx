import { CircleAlert } from 'lucide-react';
import { words } from '../api/failure';
import { Button } from './Button';

/** What went wrong, in the server's words, and the way to try again if there is one. */
export function Problem(props: { error: unknown; again?: () => void }) {
  return (
    <div className="problem" role="alert">
      <CircleAlert aria-hidden size={18} />
      <pre>{words(props.error)}</pre>
      {props.again && (
        <Button size="small" onPress={props.again}>
          Try again
        </Button>
      )}
    </div>
  );
}
