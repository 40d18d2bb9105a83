import { Check, TriangleAlert, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ClientMark } from '../ui/client-mark.tsx';
import { Figures } from '../ui/figures.tsx';
import { List, ListItem } from '../ui/list.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Split, SplitHeading, SplitItem } from '../ui/split.tsx';
import { TwoLines } from '../ui/two-lines.tsx';
import css from './gallery.module.css';
import { SampleRail } from './overview-page.tsx';

const waiting = [
  ['ProMed Healthcare', '#a8842a', 'Leads · New patients', 'Piotr · 2 h'],
  ['Belmonte Hotel', '#7a4b9c', 'Autumn weekends', 'Piotr · 3 h'],
  ['Blue & Green Mazury', '#1f7a6a', 'Winter early birds', 'Anna · 5 h'],
] as const;

/** A queue with its evidence, as the comps draw it. */
export function ApprovalsPage() {
  const [open, setOpen] = useState<string>(waiting[0][0]);
  const [passphrase, setPassphrase] = useState('');
  const queue = (
    <>
      {waiting.map(([name, colour, what, who]) => (
        <SplitItem key={name} current={name === open} onPress={() => setOpen(name)}>
          <ClientMark name={name} colour={colour} />
          <TwoLines below={`${what} · ${who}`}>
            <b>{name}</b>
          </TwoLines>
        </SplitItem>
      ))}
      <SplitHeading>Yours, waiting for others</SplitHeading>
      <SplitItem current={false} onPress={() => {}}>
        <ClientMark name="Villa Sosna" colour="#4f5fae" />
        <TwoLines below="Lake view suites · 1 d">
          <b>Villa Sosna</b>
        </TwoLines>
      </SplitItem>
    </>
  );
  return (
    <div className={css.screen}>
      <SampleRail current="Approvals" />
      <div className={css.main}>
        <PageHeader
          title="Approvals"
          note="3 wait for you · 2 of yours wait for others"
          actions={<Views />}
        />
        <Split
          label="Waiting"
          list={queue}
          footer={
            <>
              <PasswordField
                label="Your passphrase"
                labelHidden
                placeholder="Your passphrase"
                value={passphrase}
                onChange={setPassphrase}
              />
              <Button look="primary" keys="Ctrl ⏎" disabled={passphrase === ''}>
                Approve + $60.00 a day for ProMed
              </Button>
              <Button>Decline…</Button>
            </>
          }
        >
          <Evidence />
        </Split>
      </div>
    </div>
  );
}

function Views() {
  const [view, setView] = useState<'me' | 'mine' | 'done'>('me');
  return (
    <Segmented
      label="Which proposals"
      value={view}
      onChange={setView}
      segments={[
        { value: 'me', label: 'For me', count: 3 },
        { value: 'mine', label: 'Mine', count: 2 },
        { value: 'done', label: 'Done' },
      ]}
    />
  );
}

function Evidence() {
  return (
    <div className={css.evidence}>
      <Figures
        figures={[
          { label: 'Now · read 12 s ago', value: '$320.00', big: true },
          { label: 'Proposed, a day', value: '$380.00', big: true, after: true },
          { label: 'Change', value: '+ $60.00', note: '+18.8 %' },
          { label: 'To the end of November', value: '+ $600', note: 'at most + $1,050' },
        ]}
      />
      <h2>Verdicts</h2>
      <List ruled flush>
        <ListItem
          before={<Check size={15} />}
          after={<Badge tone="good">10 of 10 rules</Badge>}
          note="+18.8 % of 20 % per change · 1 of 3 changes today"
        >
          <b>Policy v14 allows it, with a second person</b>
        </ListItem>
        <ListItem
          before={<TriangleAlert size={15} />}
          after={<Badge tone="warn">note</Badge>}
          note="Close to 20 %; last edit was 9 days ago"
        >
          <b>May disturb learning</b>
        </ListItem>
        <ListItem
          before={<UserRound size={15} />}
          note="Piotr proposed; you are a client admin of ProMed Healthcare"
        >
          <b>You can approve</b>
        </ListItem>
      </List>
    </div>
  );
}
