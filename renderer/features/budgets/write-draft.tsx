import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SyncedObject } from '../../../shared/model/draft.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './budgets.module.css';

interface WriteDraftProps {
  readonly clientId: string;
  readonly onClose: () => void;
}

/** Without Meta: a wish against the last sync, which says of when that was. */
export function WriteDraft({ clientId, onClose }: WriteDraftProps) {
  const words = useWords();
  const formats = useFormats();
  const objects = useQuery(queries.draftObjects(clientId));
  const [chosen, setChosen] = useState<string | null>(null);
  const object = objects.data?.find(({ objectId }) => objectId === chosen);
  return (
    <Drawer open wide onClose={onClose} title={words.drafts.writeTitle}>
      <div className={css.stack}>
        <Banner tone="quiet">{words.drafts.offline}</Banner>
        {objects.error ? <Banner tone="bad">{sentenceOf(objects.error)}</Banner> : null}
        {objects.isPending ? <SkeletonLines /> : null}
        {objects.data?.length === 0 ? <p className={css.quiet}>{words.drafts.nothingSynced}</p> : null}
        {objects.data && objects.data.length > 0 ? (
          <Combobox
            label={words.drafts.object}
            hint={words.drafts.objectHint}
            value={chosen}
            onChange={setChosen}
            choices={objects.data.map((one) => ({
              value: one.objectId as string,
              label: one.objectKind === 'campaign' ? one.name : `${one.campaignName} › ${one.name}`,
              note: formats.money({ minor: one.minor, currency: one.currency }),
            }))}
          />
        ) : null}
        {object ? <DraftForm key={object.objectId} {...{ clientId, onClose, object }} /> : null}
      </div>
    </Drawer>
  );
}

interface DraftFormProps extends WriteDraftProps {
  readonly object: SyncedObject;
}

interface Drafted {
  readonly after: number;
  readonly reason: string;
  readonly startClock: string | null;
}

function useSave({ clientId, object, onClose }: DraftFormProps) {
  const words = useWords();
  const { minor: before, objectKind, objectId, name } = object;
  return useMutation({
    mutationFn: (drafted: Drafted) => api.drafts.save({ clientId, objectKind, objectId, before, ...drafted }),
    onSuccess: () => {
      showToast({ title: words.drafts.kept(name) });
      onClose();
    },
  });
}

function DraftForm({ clientId, object, onClose }: DraftFormProps) {
  const words = useWords();
  const formats = useFormats();
  const { minor: before, currency, field, asOf, timezone } = object;
  const [after, setAfter] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [clock, setClock] = useState('');
  const save = useSave({ clientId, object, onClose });
  const isReady = after !== null && after !== before && reason.trim().length >= 3;
  const isDaily = field === 'daily_budget';
  const amount = formats.money({ minor: before, currency });
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save.mutate({ after, reason, startClock: clock === '' ? null : clock });
      }}
    >
      <Facts
        facts={[{ term: words.drafts.synced, value: words.drafts.asOf(amount, formats.dateTime(asOf)) }]}
      />
      <MoneyField
        label={isDaily ? words.budgets.newDaily : words.budgets.newLifetime}
        minor={after}
        currency={currency}
        onChange={setAfter}
        unit={isDaily ? words.budgets.aDay : words.budgets.inAll}
        required
      />
      <TextArea
        label={words.budgets.reason}
        hint={words.budgets.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        required
      />
      <TextField
        type="time"
        label={words.budgets.startAt}
        hint={words.budgets.startAtHint(timezone)}
        value={clock}
        onChange={setClock}
        optional
      />
      {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
      <div className={css.actions}>
        <Button type="submit" look="primary" disabled={!isReady} loading={save.isPending}>
          {words.drafts.save}
        </Button>
      </div>
    </form>
  );
}
