import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button';

/** A dialog over the page. */
export function Overlay(props: {
  title: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      isDismissable
    >
      <Modal className={props.wide ? 'modal modal-wide' : 'modal'}>
        <Dialog className="dialog">
          <header>
            <Heading slot="title">{props.title}</Heading>
            <Button look="quiet" size="small" tip="Close" onPress={() => props.onOpenChange(false)}>
              <X aria-hidden size={18} />
            </Button>
          </header>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
