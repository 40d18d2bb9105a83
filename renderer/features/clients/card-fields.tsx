import { Plus, X } from 'lucide-react';
import type { Contact } from '../../../shared/model/client.ts';
import { clientColours } from '../../../shared/model/client.ts';
import { Button } from '../../ui/button.tsx';
import { ClientMark } from '../../ui/client-mark.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './clients.module.css';
import { type Draft, emptyContact } from './draft.ts';

export interface CardFieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

export function CardFields({ draft, onChange }: CardFieldsProps) {
  const words = useWords();
  const set = (field: keyof Draft) => (value: string) => onChange({ ...draft, [field]: value });
  return (
    <div className={css.fields}>
      <TextField label={words.clients.name} value={draft.name} onChange={set('name')} required />
      <TextField
        label={words.clients.businessName}
        value={draft.businessName}
        onChange={set('businessName')}
      />
      <TextField label={words.clients.email} type="email" value={draft.email} onChange={set('email')} />
      <TextField
        label={words.clients.labels}
        hint={words.clients.labelsHint}
        value={draft.labels}
        onChange={set('labels')}
      />
      <div className={css.pair}>
        <TextField label={words.desk.currency} value={draft.currency} onChange={set('currency')} required />
        <TextField label={words.desk.timezone} value={draft.timezone} onChange={set('timezone')} required />
      </div>
      <div className={css.pair}>
        <Select
          label={words.clients.language}
          value={draft.language}
          onChange={set('language')}
          choices={[
            { value: 'en', label: words.clients.english },
            { value: 'pl', label: words.clients.polish },
          ]}
        />
        <ColourField draft={draft} onChange={set('colour')} />
      </div>
      <TextArea label={words.clients.notes} value={draft.notes} onChange={set('notes')} rows={3} />
      <Contacts contacts={draft.contacts} onChange={(contacts) => onChange({ ...draft, contacts })} />
    </div>
  );
}

function ColourField({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (colour: string) => void;
}) {
  const words = useWords();
  const own = (clientColours as readonly string[]).includes(draft.colour) ? [] : [draft.colour];
  const choices = [...clientColours, ...own].map((colour) => ({
    value: colour,
    label: colour,
    before: <ClientMark name={draft.name} colour={colour} size="small" />,
  }));
  return <Select label={words.clients.colour} value={draft.colour} onChange={onChange} choices={choices} />;
}

interface ContactsProps {
  readonly contacts: readonly Contact[];
  readonly onChange: (contacts: Contact[]) => void;
}

function Contacts({ contacts, onChange }: ContactsProps) {
  const words = useWords();
  const set = (index: number, field: keyof Contact) => (value: string) =>
    onChange(contacts.map((contact, at) => (at === index ? { ...contact, [field]: value } : contact)));
  return (
    <section className={css.fields} aria-label={words.clients.contacts}>
      <h3 className={css.heading}>{words.clients.contacts}</h3>
      {contacts.map((contact, index) => (
        // Contacts have no id of their own until they are saved, and are never re-ordered here.
        <div key={index} className={css.contact}>
          <TextField label={words.clients.contactName} value={contact.name} onChange={set(index, 'name')} />
          <TextField label={words.clients.contactRole} value={contact.role} onChange={set(index, 'role')} />
          <TextField
            label={words.clients.email}
            type="email"
            value={contact.email}
            onChange={set(index, 'email')}
          />
          <TextField
            label={words.clients.contactPhone}
            value={contact.phone}
            onChange={set(index, 'phone')}
          />
          <IconButton
            icon={X}
            label={words.clients.removeContact(contact.name)}
            size="small"
            onClick={() => onChange(contacts.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={Plus} onClick={() => onChange([...contacts, emptyContact])}>
          {words.clients.addContact}
        </Button>
      </div>
    </section>
  );
}
