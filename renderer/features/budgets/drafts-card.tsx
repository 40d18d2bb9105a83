import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from '../../../shared/model/draft.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { fromTo, shareText } from '../approvals/amounts.ts';
import css from './budgets.module.css';
import { RearmDrawer } from './rearm-drawer.tsx';

/** What was written without Meta and waits to be read again. Nothing is shown where there is none. */
export function DraftsCard({
  clientId,
  mayPropose,
}: {
  readonly clientId: string;
  readonly mayPropose: boolean;
}) {
  const words = useWords();
  const drafts = useQuery(queries.drafts(clientId));
  const [chosen, setChosen] = useState<string | null>(null);
  const open = drafts.data?.find(({ id }) => id === chosen);
  if (drafts.error) return <Banner tone="bad">{sentenceOf(drafts.error)}</Banner>;
  if (!drafts.data || drafts.data.length === 0) return null;
  return (
    <Card className={css.drafts} title={words.drafts.title} note={words.drafts.note} flush>
      <List label={words.drafts.title}>
        {drafts.data.map((draft) => (
          <DraftLine key={draft.id} {...{ draft, mayPropose }} onLook={() => setChosen(draft.id)} />
        ))}
      </List>
      {open ? <RearmDrawer draft={open} onClose={() => setChosen(null)} /> : null}
    </Card>
  );
}

interface DraftLineProps {
  readonly draft: Draft;
  readonly mayPropose: boolean;
  readonly onLook: () => void;
}

function DraftLine({ draft, mayPropose, onLook }: DraftLineProps) {
  const words = useWords();
  const formats = useFormats();
  const { id: draftId, clientId, objectName, drafter, draftedAt, asOf, inPrinciple, mayAgree } = draft;
  const { startClock } = draft;
  const agree = useMutation({ mutationFn: () => api.drafts.agree({ clientId, draftId }) });
  const discard = useMutation({ mutationFn: () => api.drafts.discard({ clientId, draftId }) });
  const problem = agree.error ?? discard.error;
  const line = [
    words.drafts.line(drafter, formats.dateTime(draftedAt), formats.dateTime(asOf)),
    ...(startClock === null ? [] : [words.drafts.starts(startClock)]),
  ].join(' · ');
  return (
    <ListItem
      note={problem ? sentenceOf(problem) : line}
      after={
        <span className={css.wishes}>
          {inPrinciple.length > 0 ? (
            <Badge tone="info">{words.drafts.agreed(inPrinciple.map(({ name }) => name).join(', '))}</Badge>
          ) : null}
          {mayAgree ? (
            <Tooltip text={words.drafts.agreeTip}>
              <Button size="small" loading={agree.isPending} onClick={() => agree.mutate()}>
                {words.drafts.agree}
              </Button>
            </Tooltip>
          ) : null}
          {mayPropose ? (
            <>
              <Button size="small" loading={discard.isPending} onClick={() => discard.mutate()}>
                {words.drafts.discard}
              </Button>
              <Button size="small" look="primary" onClick={onLook}>
                {words.drafts.rearm}
              </Button>
            </>
          ) : null}
        </span>
      }
    >
      <span dir="auto">{objectName}</span> · <b>{fromTo(draft, formats)}</b> ({shareText(draft, formats)})
    </ListItem>
  );
}
