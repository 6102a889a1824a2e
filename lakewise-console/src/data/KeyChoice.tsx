import { Check, ChevronDown } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../ui/Button';

/** The columns by which a row of one version is found again in the other. */
export function KeyChoice(props: {
  columns: string[];
  chosen: string[];
  onChange: (columns: string[]) => void;
}) {
  const { columns, chosen } = props;
  return (
    <div className="compare-key">
      <MenuTrigger>
        <Button size="small">
          Rows paired by {chosen.length > 0 ? <bdi>{chosen.join(', ')}</bdi> : 'likeness'}{' '}
          <ChevronDown aria-hidden size={14} />
        </Button>
        <Popover className="popover">
          <Menu
            className="menu"
            aria-label="Columns that say which row is which"
            selectionMode="multiple"
            selectedKeys={chosen}
            onSelectionChange={(keys) =>
              props.onChange(columns.filter((column) => keys === 'all' || keys.has(column)))
            }
            items={columns.map((name) => ({ id: name }))}
          >
            {({ id }) => (
              <MenuItem id={id} textValue={id} className="menu-item">
                {({ isSelected }) => (
                  <>
                    <span dir="auto">{id}</span>
                    {isSelected && <Check aria-hidden size={14} />}
                  </>
                )}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
