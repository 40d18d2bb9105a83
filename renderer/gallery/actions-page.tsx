import { Bell, Plus, RefreshCw, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { showToast } from '../ui/toast.tsx';
import { Group } from './group.tsx';

const looks = ['plain', 'primary', 'quiet', 'danger', 'dangerPrimary'] as const;

export function ActionsPage() {
  return (
    <>
      {looks.map((look) => (
        <Group key={look} title={`Button, ${look}`}>
          <Button look={look}>Propose…</Button>
          <Button look={look} icon={RefreshCw}>
            Sync all
          </Button>
          <Button look={look} icon={Search} keys="Ctrl K">
            Search
          </Button>
          <Button look={look} size="small">
            Small
          </Button>
          <Button look={look} disabled>
            Disabled
          </Button>
          <Button look={look} loading>
            Loading
          </Button>
        </Group>
      ))}
      <Group title="Icon button">
        <IconButton icon={Bell} label="Alerts" />
        <IconButton icon={Bell} label="Alerts" pressed />
        <IconButton icon={Plus} label="Add" look="plain" />
        <IconButton icon={Trash2} label="Erase" look="danger" />
        <IconButton icon={Bell} label="Alerts" size="small" />
        <IconButton icon={Bell} label="Alerts" disabled />
        <IconButton icon={Bell} label="Alerts" loading />
      </Group>
      <Overlays />
      <Toasts />
    </>
  );
}

function Overlays() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | 'drawer' | null>(null);
  const close = () => setOpen(null);
  const [passphrase, setPassphrase] = useState('');
  return (
    <Group title="Overlays">
      <Button onClick={() => setOpen('dialog')}>Open dialog</Button>
      <Button onClick={() => setOpen('confirm')}>Open confirm</Button>
      <Button onClick={() => setOpen('drawer')}>Open drawer</Button>
      <AddClient open={open === 'dialog'} close={close} />
      <Confirm
        open={open === 'confirm'}
        title="Approve + $60.00 a day for ProMed Healthcare?"
        points={[
          'Leads · New patients goes from $320.00 to $380.00 a day.',
          'To the end of November that is $600 more, $1,050 at most.',
          'It is sent once, now, after a fresh read.',
        ]}
        confirm="Approve + $60.00 a day"
        tone="normal"
        ready={passphrase !== ''}
        onConfirm={close}
        onCancel={close}
      >
        <PasswordField label="Your passphrase" value={passphrase} onChange={setPassphrase} />
      </Confirm>
      <Drawer
        open={open === 'drawer'}
        onClose={close}
        title="Autumn weekends"
        subtitle="Belmonte Hotel · campaign 120211"
        actions={<Button look="primary">Propose…</Button>}
      >
        <p>Detail beside the list it belongs to.</p>
      </Drawer>
    </Group>
  );
}

function AddClient({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState('PLN');
  return (
    <Dialog
      open={open}
      onClose={close}
      onSubmit={close}
      title="Add a client"
      description="A name is enough; the rest can follow."
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" look="primary" disabled={name === ''}>
            Add client
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} required />
      <Select
        label="Currency"
        value={currency}
        onChange={setCurrency}
        hint="Meta decides it with the ad account."
        choices={['PLN', 'EUR', 'USD'].map((value) => ({ value, label: value }))}
      />
    </Dialog>
  );
}

function Toasts() {
  return (
    <Group title="Toast">
      <Button
        onClick={() =>
          showToast({ title: 'Belmonte Hotel is archived', action: { label: 'Undo', onPress: () => {} } })
        }
      >
        Good
      </Button>
      <Button
        onClick={() => showToast({ tone: 'info', title: 'Sync started', body: '13 clients, about 2 min' })}
      >
        Info
      </Button>
      <Button
        onClick={() =>
          showToast({ tone: 'warn', title: 'Two clients were skipped', body: 'No token reaches them.' })
        }
      >
        Warn
      </Button>
      <Button
        onClick={() =>
          showToast({ tone: 'bad', title: 'The report could not be saved', body: 'The disk is full.' })
        }
      >
        Bad
      </Button>
    </Group>
  );
}
