import { ChevronDown } from 'lucide-react';
import {
  Button,
  ComboBox,
  type ComboBoxProps,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import type { Option } from './Choice';

const MOST_SHOWN = 100;

/** A line of text that may be one of many known ones. */
export function Suggest({
  label,
  options,
  value,
  onChange,
  placeholder,
  ...rest
}: Omit<ComboBoxProps<Option>, 'children' | 'onChange' | 'value'> & {
  label: string;
  options: Option[];
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
}) {
  const part = value.toLowerCase();
  const fitting = options.filter((option) => option.label.toLowerCase().includes(part));
  return (
    <ComboBox
      {...rest}
      className="field suggest"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={value}
      onInputChange={onChange}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      items={fitting.slice(0, MOST_SHOWN)}
      defaultFilter={() => true}
    >
      <Label>{label}</Label>
      <div className="suggest-line">
        <Input
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <Button className="suggest-open">
          <ChevronDown aria-hidden size={14} />
        </Button>
      </div>
      <Popover className="popover">
        <ListBox className="menu">
          {(option: Option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="menu-item">
              <span dir="auto">{option.label}</span>
              {option.note && <small>{option.note}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
