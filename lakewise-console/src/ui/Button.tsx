import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

export interface ButtonProps extends AriaButtonProps {
  /** How much it asks for attention. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'medium';
  /** Shown when pointed at, and read out where there is no text. */
  tip?: string;
}

/** A button; while what it began is pending it keeps the focus, and does nothing more. */
export function Button({ look = 'plain', size = 'medium', tip, isPending, ...given }: ButtonProps) {
  const { onPress: _, ...waiting } = given;
  const rest: AriaButtonProps = isPending ? { ...waiting, type: 'button' } : given;
  const label = tip !== undefined && rest['aria-label'] === undefined ? { 'aria-label': tip } : {};
  return (
    <AriaButton
      {...rest}
      {...(typeof rest.children === 'string' ? {} : label)}
      className={`button button-${look} button-${size}`}
      render={(props) => <button {...props} {...(tip === undefined ? {} : { title: tip })} />}
    />
  );
}
