import type { ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';

/** A line of text with its label; a number may have a fraction. */
export function Field({
  label,
  help,
  placeholder,
  ...rest
}: TextFieldProps & { label: string; help?: ReactNode; placeholder?: string }) {
  return (
    <TextField {...rest} className="field">
      <Label>{label}</Label>
      <Input
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(rest.type === 'number' ? { step: 'any' } : {})}
        spellCheck={false}
      />
      {help && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error" />
    </TextField>
  );
}
