import { useQuery } from '@tanstack/react-query';
import type { PolicyState } from '../../../shared/model/policy.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PageBody, WithAside } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { ClientRulesCard } from './client-rules.tsx';
import css from './policy.module.css';
import { FrozenCard } from './frozen-card.tsx';
import { RulesEditor } from './rules-editor.tsx';
import { StopButton } from './stop.tsx';

/** What every change is judged by, in fields and in plain words, and the switch that stops all of them. */
export function Policies() {
  const words = useWords();
  const state = useQuery(queries.policy());
  return (
    <>
      <PageHeader
        title={words.policy.title}
        note={state.data ? words.policy.note(state.data.version) : undefined}
        actions={state.data ? <StopButton state={state.data} /> : undefined}
      />
      {state.error ? <Banner tone="bad">{sentenceOf(state.error)}</Banner> : null}
      {state.isPending ? <SkeletonRows /> : null}
      {state.data ? <Body state={state.data} /> : null}
    </>
  );
}

function Body({ state }: { readonly state: PolicyState }) {
  const words = useWords();
  const formats = useFormats();
  const { stop } = state;
  return (
    <PageBody>
      {stop ? (
        <Banner tone="bad" title={words.policy.stopped}>
          {words.policy.stoppedBy(stop.by, formats.dateTime(stop.at), stop.why)}
        </Banner>
      ) : null}
      <WithAside
        aside={
          <div className={css.stack}>
            <FrozenCard frozen={state.frozen} />
            <ClientRulesCard state={state} />
            <History history={state.history} />
          </div>
        }
      >
        <div className={css.stack}>
          {/* Keyed: what somebody else saved meanwhile is what the fields show next. */}
          <RulesEditor key={state.version} state={state} />
        </div>
      </WithAside>
    </PageBody>
  );
}

function History({ history }: { readonly history: PolicyState['history'] }) {
  const words = useWords();
  const formats = useFormats();
  const clients = useQuery(queries.clients());
  const nameOf = (id: string | null) => clients.data?.find((client) => client.id === id)?.name;
  return (
    <Card title={words.policy.history}>
      {history.length === 0 ? <p className={css.quiet}>{words.policy.noHistory}</p> : null}
      <List flush>
        {history.map(({ number, clientId, note, at, by }) => (
          <ListItem
            key={number}
            note={[`${by}, ${formats.dateTime(at)}`, ...(note === '' ? [] : [note])].join(' · ')}
          >
            <b>{words.policy.version(number)}</b>
            {clientId === null ? null : ` · ${nameOf(clientId) ?? ''}`}
          </ListItem>
        ))}
      </List>
    </Card>
  );
}
