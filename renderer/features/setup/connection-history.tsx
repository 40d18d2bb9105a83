import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../shared/model/client.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { eventWords } from '../../words/event-words.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './setup.module.css';

/** From the client's trail, which whoever manages the client may read; to others it is not shown. */
export function ConnectionHistory({ client }: { readonly client: Client }) {
  const words = useWords();
  const formats = useFormats();
  const events = useQuery(queries.connections(client.id));
  if (!events.data) return null;
  return (
    <Card title={words.setup.history} flush={events.data.length > 0}>
      {events.data.length === 0 ? <p className={css.note}>{words.setup.historyEmpty}</p> : null}
      <List label={words.setup.history}>
        {events.data.map((event) => (
          <ListItem
            key={`${event.at} ${event.what} ${event.about}`}
            note={words.setup.saidBy(event.actor, formats.dateTime(event.at))}
            after={event.outcome === 'done' ? null : <Badge tone="bad">{words.audit[event.outcome]}</Badge>}
          >
            {eventWords(words, event.what)}: <span className={css.wrap}>{event.about}</span>
          </ListItem>
        ))}
      </List>
    </Card>
  );
}
