import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import pop from './popup.module.css';

interface Entry {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly disabled?: boolean | undefined;
}
export interface MenuAction extends Entry {
  readonly kind: 'action';
  /** The shortcut as people read it; the shell listens for it. */
  readonly keys?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly onPress: () => void;
}
export interface MenuCheck extends Entry {
  readonly kind: 'check';
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}
export interface MenuOneOf {
  readonly kind: 'one-of';
  readonly title: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}
export type MenuEntry = MenuAction | MenuCheck | MenuOneOf | { readonly kind: 'line' };

export interface MenuProps {
  /** A `<Button>` or `<IconButton tooltip={false}>`. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end' | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}

export function Menu({ trigger, entries, align = 'start', open, onOpenChange }: MenuProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={pop.positioner} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={cx(pop.popup, pop.list)}>
            {entries.map((entry, index) => (
              // Entries of a menu keep their order while it is open.
              <Row key={index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Row({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.kind) {
    case 'line':
      return <Base.Separator className={pop.line} />;
    case 'action':
      return <Action entry={entry} />;
    case 'check':
      return (
        <Base.CheckboxItem
          className={pop.item}
          checked={entry.checked}
          onCheckedChange={entry.onChange}
          disabled={entry.disabled}
          label={entry.label}
        >
          <span className={pop.check}>{entry.checked ? <Check size={15} strokeWidth={2} /> : null}</span>
          <span className={pop.text}>{entry.label}</span>
        </Base.CheckboxItem>
      );
    case 'one-of':
      return <OneOf entry={entry} />;
  }
}

function Action({ entry }: { readonly entry: MenuAction }) {
  const Icon = entry.icon;
  return (
    <Base.Item
      className={cx(pop.item, entry.danger && pop.bad)}
      disabled={entry.disabled}
      label={entry.label}
      onClick={entry.onPress}
    >
      {Icon ? <Icon size={15} strokeWidth={1.75} /> : null}
      <span className={pop.text}>{entry.label}</span>
      {entry.keys ? <span className={pop.note}>{entry.keys}</span> : null}
    </Base.Item>
  );
}

function OneOf({ entry }: { readonly entry: MenuOneOf }) {
  return (
    <Base.RadioGroup value={entry.value} onValueChange={(value: string) => entry.onChange(value)}>
      <Base.Group>
        <Base.GroupLabel className={pop.group}>{entry.title}</Base.GroupLabel>
        {entry.choices.map((choice) => (
          <Base.RadioItem
            key={choice.value}
            value={choice.value}
            className={pop.item}
            label={choice.label}
            closeOnClick
          >
            <span className={pop.check}>
              {choice.value === entry.value ? <Check size={15} strokeWidth={2} /> : null}
            </span>
            <span className={pop.text}>{choice.label}</span>
          </Base.RadioItem>
        ))}
      </Base.Group>
    </Base.RadioGroup>
  );
}
