import { ChevronDown, Download } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

/** Takes rows along as a file: all of them as the server writes it, or those that are shown. */
export function DownloadMenu(props: {
  statement: string;
  name: string;
  isDisabled: boolean;
  onShown: () => void;
}) {
  const path = (format: string) =>
    `/api/v1/statements/${encodeURIComponent(props.statement)}/download?${new URLSearchParams({ format, name: props.name })}`;
  return (
    <MenuTrigger>
      <Button className="button button-quiet button-small" isDisabled={props.isDisabled}>
        <Download aria-hidden size={14} /> <span className="download-word">Download</span>{' '}
        <ChevronDown aria-hidden size={13} />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu">
          <MenuItem className="menu-item" href={path('xlsx')} download>
            Excel
          </MenuItem>
          <MenuItem className="menu-item" href={path('csv')} download>
            CSV
          </MenuItem>
          <MenuItem className="menu-item" href={path('parquet')} download>
            Parquet
          </MenuItem>
          <MenuItem className="menu-item" onAction={props.onShown}>
            CSV as shown here
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
