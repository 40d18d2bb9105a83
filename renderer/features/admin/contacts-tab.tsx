import { useQuery } from '@tanstack/react-query';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { ClientMark } from '../../ui/client-mark.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { useWords } from '../../words/use-words.ts';
import { reachable } from './back-in.ts';
import css from './tokens.module.css';

/** Who lets the agency back in, per Business Manager: whoever has fewer than two people stands first. */
export function ContactsTab() {
  const words = useWords();
  const clients = useQuery(queries.clients());
  const rows = (clients.data ?? [])
    .map((client) => ({ ...client, people: reachable(client.contacts) }))
    .toSorted((a, b) => a.people - b.people);
  return (
    <div className={css.column}>
      <Card title={words.tokens.contacts} note={words.tokens.contactsHint}>
        <p className={css.note}>{words.tokens.contactsBody}</p>
        <List label={words.tokens.contacts} flush>
          {rows.map(({ id, name, businessName, colour, contacts, people }) => (
            <ListItem
              key={id}
              before={<ClientMark name={name} colour={colour} />}
              note={contacts
                .map((one) => [one.name, one.email, one.phone].filter(Boolean).join(' · '))
                .join('; ')}
              after={
                people >= 2 ? null : (
                  <Badge tone={people === 0 ? 'bad' : 'warn'}>
                    {people === 0 ? words.tokens.noContact : words.tokens.oneContact}
                  </Badge>
                )
              }
            >
              {businessName === '' ? name : `${businessName} (${name})`}
            </ListItem>
          ))}
        </List>
      </Card>
    </div>
  );
}
