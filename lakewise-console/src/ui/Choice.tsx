import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';

export interface Option {
  id: string;
  label: string;
  note?: string;
}

/** One of a few. */
export function Choice(props: {
  label: string;
  options: Option[];
  value: string;
  onChange: (id: string) => void;
  hiddenLabel?: boolean;
}) {
  return (
    <Select
      className="choice"
      value={props.value}
      onChange={(key) => key !== null && props.onChange(String(key))}
      {...(props.hiddenLabel ? { 'aria-label': props.label } : {})}
    >
      {!props.hiddenLabel && <Label>{props.label}</Label>}
      <Button className="button button-plain button-small">
        <SelectValue className="choice-value">
          {({ selectedText }) => selectedText || 'Choose …'}
        </SelectValue>
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={props.options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="menu-item">
              {({ isSelected }) => (
                <>
                  <span>{option.label}</span>
                  {option.note && <small>{option.note}</small>}
                  {isSelected && <Check aria-hidden size={14} />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
