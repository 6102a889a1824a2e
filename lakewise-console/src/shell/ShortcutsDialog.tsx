import { Overlay } from '../ui/Overlay';
import { PLACES } from './places';
import { written } from './shortcuts';

const KEYS: [string, string][] = [
  ['mod+k', 'Search and commands'],
  ['mod+Enter', 'Run the statement, or what is selected'],
  ['mod+Shift+Enter', 'Run all statements of the tab'],
  ['mod+s', 'Save the query'],
  ['mod+space', 'Complete a name'],
  ['mod+/', 'Comment, or not'],
  ['mod+c', 'Copy the cell, or the cells that Shift and the arrows select'],
  ['mod+a', 'Select all rows that are shown'],
  ['Escape Tab', 'Leave the editor, where Tab alone indents'],
  ['?', 'This list'],
];

export function ShortcutsDialog(props: { isOpen: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Overlay title="Keyboard shortcuts" {...props}>
      <dl className="shortcuts">
        {[
          ...KEYS,
          ...PLACES.map(({ keys, name }): [string, string] => [keys, `Go to ${name}`]),
        ].map(([keys, what]) => (
          <div key={keys}>
            <dt>{what}</dt>
            <dd>
              <kbd>{written(keys)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Overlay>
  );
}
