import { useState } from 'react';
import type { AuditActor } from '../../../shared/model/audit.ts';
import { dayIn } from '../../../shared/model/day.ts';
import { DaysFilter } from '../../ui/days-filter.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { Select } from '../../ui/select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { anybody, type Filter, itself } from './ask.ts';

interface FiltersProps {
  readonly value: Filter;
  readonly onChange: (value: Filter) => void;
  readonly actors: readonly AuditActor[];
}

export function Filters({ value, onChange, actors }: FiltersProps) {
  const words = useWords();
  const [today] = useState(() => dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date()));
  const nouns = Object.entries(words.audit.nouns).map(([noun, label]) => ({ value: noun, label }));
  const people = actors.map(({ id, name }) =>
    id === null ? { value: itself, label: words.audit.itself } : { value: id, label: name },
  );
  return (
    <Toolbar>
      <SearchField
        label={words.audit.search}
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
      />
      <Select
        label={words.audit.what}
        labelHidden
        quiet
        value={value.noun}
        onChange={(noun) => onChange({ ...value, noun })}
        choices={[{ value: 'all', label: words.audit.all }, ...nouns]}
      />
      <Select
        label={words.audit.who}
        labelHidden
        quiet
        value={value.who}
        onChange={(who) => onChange({ ...value, who })}
        choices={[{ value: anybody, label: words.audit.anybody }, ...people]}
      />
      <DaysFilter value={value.days} onChange={(days) => onChange({ ...value, days })} today={today} />
    </Toolbar>
  );
}
