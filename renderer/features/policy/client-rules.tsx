import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { effectiveRules, type PolicyOverride, type PolicyState } from '../../../shared/model/policy.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { rulesInWords } from './in-words.ts';
import { ownRules } from './own-rules.ts';
import css from './policy.module.css';
import { RuleFields } from './rule-fields.tsx';

/** Clients that have some rules of their own; in everything else they follow the agency. */
export function ClientRulesCard({ state }: { readonly state: PolicyState }) {
  const words = useWords();
  const clients = useQuery(queries.clients());
  const [editing, setEditing] = useState<{ readonly client: string | null } | null>(null);
  const nameOf = (id: string) => clients.data?.find((client) => client.id === id)?.name ?? '';
  return (
    <Card
      title={words.policy.clientRules}
      actions={
        <Button size="small" onClick={() => setEditing({ client: null })}>
          {words.policy.addOwn}
        </Button>
      }
    >
      {state.overrides.length === 0 ? <p className={css.quiet}>{words.policy.noOverrides}</p> : null}
      <List flush>
        {state.overrides.map(({ clientId, version }) => (
          <ListItem
            key={clientId}
            note={words.policy.version(version)}
            onPress={() => setEditing({ client: clientId })}
          >
            <b>{nameOf(clientId)}</b>
          </ListItem>
        ))}
      </List>
      {editing === null ? null : (
        <ClientRulesDialog state={state} client={editing.client} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}

interface DialogProps {
  readonly state: PolicyState;
  readonly client: string | null;
  readonly onClose: () => void;
}

function useOwnRules({ state, client, onClose }: DialogProps) {
  const words = useWords();
  const [clientId, setClientId] = useState(client);
  const kept = (id: string | null) => state.overrides.find((one) => one.clientId === id)?.rules ?? null;
  const [rules, setRules] = useState(() => effectiveRules(state.rules, kept(client)));
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: (ask: { readonly clientId: string; readonly rules: PolicyOverride | null }) =>
      api.policy.saveClient({ ...ask, note, seenVersion: state.history[0]?.number ?? 0 }),
    onSuccess: ({ version }) => {
      showToast({ title: words.policy.saved(version) });
      onClose();
    },
  });
  const keep = (own: PolicyOverride | null) => {
    if (clientId !== null) save.mutate({ clientId, rules: own });
  };
  const choose = (id: string | null) => {
    setClientId(id);
    setRules(effectiveRules(state.rules, kept(id)));
  };
  return { clientId, choose, rules, setRules, note, setNote, keep, save, has: kept(clientId) !== null };
}

function ClientRulesDialog(props: DialogProps) {
  const { state, client, onClose } = props;
  const words = useWords();
  const formats = useFormats();
  const clients = useQuery(queries.clients());
  const form = useOwnRules(props);
  const { rules, save } = form;
  const own = ownRules(rules, state.rules);
  return (
    <Dialog
      open
      width="wide"
      title={words.policy.addOverride}
      description={words.policy.ownHint}
      onClose={onClose}
      busy={save.isPending}
      onSubmit={() => form.keep(own)}
      actions={
        <>
          {form.has ? <Button onClick={() => form.keep(null)}>{words.policy.follow}</Button> : null}
          <Button
            type="submit"
            look="primary"
            disabled={form.clientId === null || own === null}
            loading={save.isPending}
          >
            {words.policy.save}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
        <Combobox
          label={words.policy.chooseClient}
          value={form.clientId}
          onChange={form.choose}
          disabled={client !== null}
          choices={(clients.data ?? []).map(({ id, name }) => ({ value: id as string, label: name }))}
        />
        <RuleFields rules={rules} onChange={(next) => form.setRules({ ...rules, ...next })} />
        {own === null ? null : (
          <ul className={css.words} aria-label={words.policy.inWords}>
            {rulesInWords(rules, words, formats).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        <TextField label={words.policy.saveNote} value={form.note} onChange={form.setNote} optional />
      </div>
    </Dialog>
  );
}
