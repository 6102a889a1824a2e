import { CircleAlert } from 'lucide-react';
import { words } from '../api/failure';
import { Button } from './Button';

/** What went wrong, in the server's words, and the way to try again if there is one. */
export function Problem(props: { error: unknown; again?: () => void }) {
  const said = words(props.error);
  return (
    <div className="problem" role="alert">
      <CircleAlert aria-hidden size={18} />
      <pre dir="auto" data-words={!said.includes('\n') || undefined}>
        {said}
      </pre>
      {props.again && (
        <Button size="small" onPress={props.again}>
          Try again
        </Button>
      )}
    </div>
  );
}
