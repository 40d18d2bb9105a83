import { useQuery } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { queries } from '../../queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { rank } from '../../ui/find.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { ClientLogo } from '../clients/client-logo.tsx';
import css from './palette.module.css';
import { useScreen } from './screen-store.ts';

/** One thing that the palette can do. */
export interface Answer {
  readonly key: string;
  readonly text: string;
  readonly kind: 'client' | 'screen' | 'action';
  /** Of which client it is, for its mark. */
  readonly client?: Client;
  readonly icon?: LucideIcon;
  readonly act: () => void;
}

/** More would not be read; typing one more letter is quicker. */
const mostShown = 12;

export interface PaletteProps {
  /** The switcher offers clients alone. */
  readonly only: 'clients' | 'everything';
  readonly others: readonly Answer[];
  readonly onClose: () => void;
}

/** By keyboard alone: type, arrows, Enter. Recently opened clients come first. */
export function Palette({ only, others, onClose }: PaletteProps) {
  const words = useWords();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const clients = useClientAnswers();
  const answers = rank(
    only === 'clients' ? clients : [...clients, ...others],
    (answer) => answer.text,
    query,
    mostShown,
  );
  const current = answers[Math.min(at, answers.length - 1)];

  const take = (answer: Answer | undefined) => {
    if (answer) onClose();
    answer?.act();
  };
  function onKeyDown(event: KeyboardEvent) {
    const next = stepped(event.key, Math.min(at, answers.length - 1), answers.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={only === 'clients' ? words.palette.switchTitle : words.palette.title}
      onSubmit={() => take(current)}
    >
      <TextField
        label={words.palette.title}
        labelHidden
        placeholder={only === 'clients' ? words.palette.clientPlaceholder : words.palette.placeholder}
        value={query}
        onChange={(next) => {
          setQuery(next);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.key}` : undefined}
      />
      <div id={listId} className={css.list} role="listbox" aria-label={words.palette.results}>
        {answers.map((answer) => (
          <Option
            key={answer.key}
            id={`${listId}-${answer.key}`}
            answer={answer}
            isCurrent={answer === current}
            onTake={() => take(answer)}
          />
        ))}
      </div>
      {answers.length === 0 ? <p className={css.nothing}>{words.palette.nothing}</p> : null}
    </Dialog>
  );
}

/** Where an arrow key leads, round the end; null for any other key. */
function stepped(key: string, at: number, length: number): number | null {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  return step === 0 || length === 0 ? null : (at + step + length) % length;
}

interface OptionProps {
  readonly id: string;
  readonly answer: Answer;
  readonly isCurrent: boolean;
  readonly onTake: () => void;
}

function Option({ id, answer, isCurrent, onTake }: OptionProps) {
  const words = useWords();
  const Icon = answer.icon;
  return (
    // The keyboard's way is the combobox above; this is the pointer's.
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      tabIndex={-1}
      className={css.option}
      onPointerDown={(event) => event.preventDefault()}
      onPointerUp={onTake}
    >
      {answer.client === undefined ? null : <ClientLogo client={answer.client} size="small" />}
      {Icon ? <Icon size={15} strokeWidth={1.75} /> : null}
      <span className={css.text}>{answer.text}</span>
      <span className={css.kind}>{words.palette[answer.kind]}</span>
    </div>
  );
}

function useClientAnswers(): readonly Answer[] {
  const clients = useQuery(queries.clients());
  const { recent, go } = useScreen();
  const place = new Map(recent.map((id, index) => [id, index]));
  const order = (id: string) => place.get(id) ?? recent.length;
  return (clients.data ?? [])
    .toSorted((a, b) => order(a.id) - order(b.id))
    .map((client) => ({
      key: client.id,
      text: client.name,
      kind: 'client',
      client,
      act: () => go({ at: 'overview', clientId: client.id }),
    }));
}
