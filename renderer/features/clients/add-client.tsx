import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssetKind, ReachedAsset } from '../../../shared/model/client.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { useScreen } from '../shell/screen-store.ts';
import css from './clients.module.css';

const nothing = 'none';
const { timeZone: ownZone } = Intl.DateTimeFormat().resolvedOptions();
const empty = { name: '', account: nothing, page: nothing, currency: 'EUR', timezone: ownZone };
type Ask = typeof empty;

/** A client with its first ad account and Page, chosen from what the token really reaches. */
export function AddClient({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const go = useScreen((state) => state.go);
  const reached = useQuery(queries.reached());
  const [ask, setAsk] = useState(empty);
  const add = useMutation({
    mutationFn: () => addWithAssets(ask),
    onSuccess: (client) => {
      onClose();
      go({ at: 'overview', clientId: client.id });
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.desk.addClient}
      busy={add.isPending}
      onSubmit={() => add.mutate()}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {words.desk.cancel}
          </Button>
          <Button look="primary" type="submit" loading={add.isPending} disabled={reached.isPending}>
            {words.desk.add}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        {reached.isPending ? <Banner tone="quiet">{words.desk.reading}</Banner> : null}
        {reached.error ? <Banner tone="bad">{sentenceOf(reached.error)}</Banner> : null}
        {add.error ? <Banner tone="bad">{sentenceOf(add.error)}</Banner> : null}
        {reached.isPending ? (
          <SkeletonLines lines={5} />
        ) : (
          <Fields ask={ask} onChange={setAsk} reached={reached.data ?? []} />
        )}
      </div>
    </Dialog>
  );
}

async function addWithAssets(ask: Ask) {
  const { name, currency, timezone, account, page } = ask;
  const client = await api.clients.add({ name, currency, timezone });
  if (account !== nothing) {
    await api.assets.connect({ clientId: client.id, kind: 'ad_account', metaId: account });
  }
  if (page !== nothing) await api.assets.connect({ clientId: client.id, kind: 'page', metaId: page });
  return client;
}

interface FieldsProps {
  readonly ask: Ask;
  readonly onChange: (ask: Ask) => void;
  readonly reached: readonly ReachedAsset[];
}

function Fields({ ask, onChange, reached }: FieldsProps) {
  const words = useWords();
  const set = (field: keyof Ask) => (value: string) => onChange({ ...ask, [field]: value });
  const find = (metaId: string) =>
    reached.find((asset) => asset.kind === 'ad_account' && asset.metaId === metaId);
  // The account knows its currency and zone; asking a person for them again would only invite a slip.
  const isKnown = find(ask.account) !== undefined;
  const chooseAccount = (account: string) => {
    const { name, currency, timezone } = find(account) ?? {};
    onChange({
      ...ask,
      account,
      name: ask.name === '' ? (name ?? '') : ask.name,
      currency: currency ?? ask.currency,
      timezone: timezone ?? ask.timezone,
    });
  };
  return (
    <>
      <AssetSelect
        kind="ad_account"
        label={words.desk.adAccount}
        reached={reached}
        value={ask.account}
        onChange={chooseAccount}
      />
      <AssetSelect
        kind="page"
        label={words.desk.page}
        reached={reached}
        value={ask.page}
        onChange={set('page')}
      />
      <TextField label={words.desk.clientName} value={ask.name} onChange={set('name')} required />
      <div className={css.pair}>
        <TextField
          label={words.desk.currency}
          value={ask.currency}
          onChange={set('currency')}
          readOnly={isKnown}
          required
        />
        <TextField
          label={words.desk.timezone}
          value={ask.timezone}
          onChange={set('timezone')}
          readOnly={isKnown}
          required
        />
      </div>
    </>
  );
}

interface AssetSelectProps {
  readonly kind: AssetKind;
  readonly label: string;
  readonly reached: readonly ReachedAsset[];
  readonly value: string;
  readonly onChange: (metaId: string) => void;
}

function AssetSelect({ kind, label, reached, value, onChange }: AssetSelectProps) {
  const words = useWords();
  const choices = reached
    .filter((asset) => asset.kind === kind)
    .map((asset) => ({
      value: asset.metaId,
      label: asset.name,
      note: asset.clientName === null ? (asset.currency ?? undefined) : words.desk.taken(asset.clientName),
      disabled: asset.clientName !== null,
    }));
  const all = [{ value: nothing, label: words.desk.none }, ...choices];
  return <Select label={label} value={value} onChange={onChange} choices={all} />;
}
