import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TokenCard } from '../../../shared/model/token.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { RehearsedList } from './rehearsed-list.tsx';
import css from './tokens.module.css';

export interface MoveStart {
  readonly clientId: string | null;
  readonly to: 'shared' | 'own';
}

/** One client, some or all of them, with a dry run before anything moves. */
export function MoveDialog({ start, onClose }: { readonly start: MoveStart; readonly onClose: () => void }) {
  const words = useWords();
  const tokens = useQuery(queries.tokens());
  const [to, setTo] = useState(start.to);
  const [chosen, setChosen] = useState<readonly string[]>(start.clientId === null ? [] : [start.clientId]);
  const own = (tokens.data ?? []).filter(
    ({ slot, parkedAt }) => slot === 'client' && (parkedAt === null) === (to === 'shared'),
  );
  const ask = { clientIds: [...chosen], to };
  const dryRun = useMutation({ mutationFn: () => api.tokens.rehearseMove(ask) });
  const move = useMutation({
    mutationFn: () => api.tokens.move(ask),
    onSuccess: () => {
      showToast({ title: words.tokens.moved(chosen.length) });
      onClose();
    },
  });
  const again = (next: readonly string[]) => {
    setChosen(next);
    dryRun.reset();
  };
  const error = dryRun.error ?? move.error;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.tokens.moveTitle}
      description={words.tokens.moveBody}
      busy={dryRun.isPending || move.isPending}
      actions={
        <>
          <Button onClick={() => dryRun.mutate()} loading={dryRun.isPending} disabled={chosen.length === 0}>
            {words.tokens.dryRun}
          </Button>
          <Button
            look="primary"
            onClick={() => move.mutate()}
            loading={move.isPending}
            disabled={!dryRun.data || chosen.length === 0}
          >
            {words.tokens.moveAction(chosen.length)}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <Direction
          to={to}
          onChange={(next) => {
            setTo(next);
            again([]);
          }}
        />
        <Clients own={own} to={to} chosen={chosen} onChange={again} />
        {dryRun.data ? <RehearsedList results={dryRun.data} /> : null}
        {error ? <Banner tone="bad">{sentenceOf(error)}</Banner> : null}
      </div>
    </Dialog>
  );
}

function Direction({
  to,
  onChange,
}: {
  readonly to: 'shared' | 'own';
  readonly onChange: (to: 'shared' | 'own') => void;
}) {
  const words = useWords();
  return (
    <Segmented
      label={words.tokens.direction}
      value={to}
      onChange={onChange}
      segments={[
        { value: 'shared', label: words.tokens.toShared },
        { value: 'own', label: words.tokens.toOwn },
      ]}
    />
  );
}

interface ClientsProps {
  readonly own: readonly TokenCard[];
  readonly to: 'shared' | 'own';
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Clients({ own, to, chosen, onChange }: ClientsProps) {
  const words = useWords();
  if (own.length === 0)
    return <p className={css.note}>{to === 'shared' ? words.tokens.noOwn : words.tokens.noParked}</p>;
  const ids = own.map(({ clientId }) => String(clientId));
  const isAll = ids.every((id) => chosen.includes(id));
  return (
    <div className={css.stack}>
      {own.length > 1 ? (
        <Checkbox
          label={words.tokens.all}
          checked={isAll}
          mixed={!isAll && chosen.length > 0}
          onChange={(all) => onChange(all ? ids : [])}
        />
      ) : null}
      {own.map(({ id, clientId, client }) => (
        <Checkbox
          key={id}
          label={client ?? ''}
          checked={chosen.includes(String(clientId))}
          onChange={(on) =>
            onChange(on ? [...chosen, String(clientId)] : chosen.filter((other) => other !== clientId))
          }
        />
      ))}
    </div>
  );
}
