import { useState } from 'react';
import { PasswordField } from '../ui/password-field.tsx';
import { Select } from '../ui/select.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Group } from './group.tsx';

export function FieldsPage() {
  return (
    <>
      <Texts />
      <Choices />
    </>
  );
}

function Texts() {
  const [text, setText] = useState('Belmonte Hotel');
  const [empty, setEmpty] = useState('');
  const [secret, setSecret] = useState('correct horse');
  const [long, setLong] = useState('Client agreed by mail on 19 Nov.');
  return (
    <>
      <Group title="Text field" look="grid">
        <TextField label="Name" value={text} onChange={setText} required />
        <TextField
          label="Contact"
          value={empty}
          onChange={setEmpty}
          optional
          placeholder="name@example.com"
          type="email"
        />
        <TextField label="Business name" value={text} onChange={setText} hint="As Meta writes it." />
        <TextField
          label="Colour"
          value="#12"
          onChange={() => {}}
          error="Write six digits after the #, such as #7a4b9c."
        />
        <TextField label="Disabled" value={text} onChange={setText} disabled />
        <TextField label="Read only" value="act_123456789" onChange={() => {}} readOnly />
        <SearchField label="Find a client" value={empty} onChange={setEmpty} />
        <TextField label="Share" value="20" onChange={() => {}} trail="%" />
      </Group>
      <Group title="Passphrase and long text" look="grid">
        <PasswordField label="Passphrase" value={secret} onChange={setSecret} />
        <PasswordField
          label="Passphrase"
          value={secret}
          onChange={setSecret}
          error="That is not the passphrase. 4 tries left."
        />
        <TextArea label="Reason" value={long} onChange={setLong} required />
        <TextArea label="Reason" value={long} onChange={setLong} error="Say why in a few words." />
      </Group>
    </>
  );
}

const languages = [
  { value: 'en', label: 'English' },
  { value: 'pl', label: 'Polish', note: 'polski' },
  { value: 'de', label: 'German', note: 'not yet', disabled: true },
];

function Choices() {
  const [language, setLanguage] = useState<string | null>(null);
  return (
    <Group title="Select" look="grid">
      <Select label="Language of reports" value={language} onChange={setLanguage} choices={languages} />
      <Select label="Chosen" value="pl" onChange={setLanguage} choices={languages} />
      <Select
        label="In error"
        value={null}
        onChange={setLanguage}
        choices={languages}
        error="Choose a language."
      />
      <Select label="Disabled" value="en" onChange={setLanguage} choices={languages} disabled />
      <Select label="Read only" value="en" onChange={setLanguage} choices={languages} readOnly />
      <Select label="In a toolbar" labelHidden quiet value="en" onChange={setLanguage} choices={languages} />
    </Group>
  );
}
