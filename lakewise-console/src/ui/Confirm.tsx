import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from './Button';
import { Overlay } from './Overlay';
import { Problem } from './Problem';

/** Says what will happen, or be gone, and does it when that is wanted. */
export function Confirm(props: {
  title: string;
  children: ReactNode;
  /** What the button says. */
  action: string;
  look?: 'danger' | 'primary';
  wide?: boolean;
  run: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { onClose } = props;
  const doing = useMutation({ mutationFn: props.run, onSuccess: onClose });
  return (
    <Overlay
      title={props.title}
      isOpen
      onOpenChange={(open) => open || onClose()}
      wide={props.wide ?? false}
    >
      {props.children}
      {doing.isError && <Problem error={doing.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look={props.look ?? 'danger'}
          onPress={() => doing.mutate()}
          isPending={doing.isPending}
        >
          {props.action}
        </Button>
      </div>
    </Overlay>
  );
}
