import { useMemo } from 'react';
import { clientNeeds, type Health, type HealthLine } from '../../../../shared/model/admin-overview.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { ClientMark } from '../../../ui/client-mark.tsx';
import { Missing } from '../../../ui/missing.tsx';
import type { Column } from '../../../ui/table-model.ts';
import type { Words } from '../../../words/en.ts';
import { useFormats } from '../../../words/use-formats.ts';
import { useWords } from '../../../words/use-words.ts';
import { counted, said } from '../sync/columns.tsx';
import css from './overview.module.css';

const tones: Readonly<Record<Health, Tone>> = { good: 'neutral', warn: 'warn', bad: 'bad' };

export function useHealthColumns(): readonly Column<HealthLine>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const when = ({ freshAt }: HealthLine) => (freshAt === null ? '' : formats.dateTime(freshAt));
    const needs = ({ needs: all }: HealthLine) =>
      all.length === 0 ? words.admin.fine : all.map((need) => words.admin.needs[need]).join(', ');
    const token = (line: HealthLine) =>
      line.token === null ? words.admin.noToken : words.admin.tokens[line.token];
    const rank = ({ needs: [first] }: HealthLine) =>
      first === undefined ? clientNeeds.length : clientNeeds.indexOf(first);
    return [
      {
        ...said<HealthLine>('client', words.admin.client, 164, ({ name }) => name, { grow: 3, fixed: true }),
        cell: ({ name, colour }) => (
          <span className={css.client}>
            <ClientMark name={name} colour={colour} size="small" />
            <span className={css.cut}>{name}</span>
          </span>
        ),
      },
      {
        ...said<HealthLine>('needs', words.admin.health, 160, needs, { grow: 1, sort: rank }),
        cell: (line) => <Needs line={line} words={words} all={needs(line)} />,
      },
      {
        ...said<HealthLine>('asOf', words.admin.asOf, 142, when, { sort: ({ freshAt }) => freshAt }),
        cell: (line) =>
          line.freshAt === null ? <Missing reason={words.admin.needs.never_synced} /> : when(line),
      },
      said<HealthLine>(
        'assets',
        words.admin.assets,
        134,
        ({ accounts, pages }) => words.admin.assetsOf(accounts, pages),
        { sort: ({ accounts, pages }) => accounts + pages },
      ),
      counted<HealthLine>(
        'members',
        words.admin.members,
        72,
        ({ members }) => formats.number(members),
        ({ members }) => members,
      ),
      {
        ...said<HealthLine>('token', words.admin.token, 76, token),
        cell: (line) => (line.token === null ? <Missing reason={words.admin.noToken} /> : token(line)),
      },
    ];
  }, [words, formats]);
}

/** The worst in a badge, how many others beside it; all of them on hover. */
function Needs({
  line,
  words,
  all,
}: {
  readonly line: HealthLine;
  readonly words: Words;
  readonly all: string;
}) {
  const [first, ...others] = line.needs;
  return (
    <span className={css.needs} title={all}>
      {first === undefined ? (
        <span className={css.cut}>{words.admin.fine}</span>
      ) : (
        <Badge tone={tones[line.health]}>{words.admin.needs[first]}</Badge>
      )}
      {others.length > 0 ? (
        <>
          <span aria-hidden="true">+{others.length}</span>
          <span className="said">{others.map((need) => words.admin.needs[need]).join(', ')}</span>
        </>
      ) : null}
    </span>
  );
}
