import { Search } from 'lucide-react';
import { TextField } from './text-field.tsx';

export interface SearchFieldProps {
  /** What is looked for. It stands in the field itself, so nothing beside it is needed. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows what is shown below it, letter by letter. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <TextField
      label={label}
      labelHidden
      placeholder={label}
      icon={Search}
      type="search"
      value={value}
      onChange={onChange}
    />
  );
}
