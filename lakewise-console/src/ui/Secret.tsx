import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './Button';
import { Field } from './Field';

/** A text that is shown this once, and a button that copies it. */
export function Secret(props: { label: string; value: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="secret">
      <Field label={props.label} value={props.value} isReadOnly autoFocus />
      <Button
        look="primary"
        onPress={() => void navigator.clipboard.writeText(props.value).then(() => setCopied(true))}
      >
        {copied ? <Check aria-hidden size={15} /> : <Copy aria-hidden size={15} />}
        {copied ? 'Copied' : 'Copy'}
      </Button>
      <span className="hidden" role="status">
        {copied && 'Copied'}
      </span>
    </div>
  );
}
