import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { MappedAccess, TokenCard } from '../../../shared/model/token.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { matches } from '../../ui/find.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Toolbar } from '../../ui/page-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { TwoLines } from '../../ui/two-lines.tsx';
import type { Words } from '../../words/en.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import { accessTone, isReached, todoOf } from './tested-list.tsx';
import { slotText } from './token-words.tsx';
import css from './tokens.module.css';

/** Every asset of every client: which token reaches it, with what tasks, and which nobody has tested. */
export function AccessMap({ tokens }: { readonly tokens: readonly TokenCard[] }) {
  const words = useWords();
  const map = useQuery(queries.tokenMap());
  const [view, setView] = useState(plainView);
  const [text, setText] = useState('');
  const [which, setWhich] = useState<Which>('all');
  const columns = useColumns(tokens);
  if (map.error) return <Banner tone="bad">{sentenceOf(map.error)}</Banner>;
  if (!map.data) return <SkeletonRows />;
  const all = map.data;
  const asked = text.trim();
  const rows = all.filter((one) => fits[which](one) && (asked === '' || isAbout(one, asked)));
  return (
    <>
      <Toolbar
        right={
          <TableMenu clientId={null} name={words.tokens.map} columns={columns} rows={rows} view={view} />
        }
      >
        <SearchField label={words.tokens.findAsset} value={text} onChange={setText} />
        <Segmented
          label={words.tokens.map}
          value={which}
          onChange={setWhich}
          segments={(['all', 'lost', 'untested'] as const).map((value) => ({
            value,
            label: words.tokens.whichAssets[value],
            count: all.filter(fits[value]).length,
          }))}
        />
      </Toolbar>
      <div className={css.table}>
        <DataTable
          label={words.tokens.map}
          columns={columns}
          rows={rows}
          idOf={(one) => `${one.assetId} ${one.tokenId}`}
          view={view}
          onViewChange={setView}
          empty={
            all.length === 0 ? (
              <EmptyState title={words.tokens.mapNone}>{words.tokens.mapNoneBody}</EmptyState>
            ) : (
              <EmptyState title={words.tokens.noneFits} />
            )
          }
        />
      </div>
    </>
  );
}

type Which = 'all' | 'lost' | 'untested';
const fits: Readonly<Record<Which, (one: MappedAccess) => boolean>> = {
  all: () => true,
  lost: (one) => one.checkedAt !== null && !isReached(one),
  untested: (one) => one.checkedAt === null,
};

/** By its own name, its client's or its id at Meta. */
function isAbout({ name, client, metaId }: MappedAccess, text: string): boolean {
  return matches(name, text) || matches(client, text) || metaId.includes(text.replace(/^act_/, ''));
}

function untestedTodo(words: Words, { tokenId }: MappedAccess): string {
  return tokenId === null ? words.tokens.addOne : words.tokens.testIt;
}

function useColumns(tokens: readonly TokenCard[]): readonly Column<MappedAccess>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const byId = new Map(tokens.map((token) => [token.id as string, token]));
    const token = ({ tokenId }: MappedAccess) => {
      const found = byId.get(tokenId ?? '');
      return found ? slotText(words, found) : words.tokens.noToken;
    };
    const kind = (one: MappedAccess) => (one.kind === 'page' ? words.tokens.page : words.tokens.adAccount);
    const access = (one: MappedAccess) =>
      one.checkedAt === null ? words.tokens.notTested : words.tokens.accesses[one.access];
    const tasks = (one: MappedAccess) => one.tasks.join(', ');
    const todo = (one: MappedAccess) =>
      one.checkedAt === null ? untestedTodo(words, one) : todoOf(words, one);
    const at = (one: MappedAccess) => (one.checkedAt === null ? '—' : formats.dateTime(one.checkedAt));
    return [
      {
        id: 'asset',
        title: words.tokens.asset,
        width: 220,
        grow: 2,
        fixed: true,
        cell: (one) => <TwoLines below={one.client}>{one.name}</TwoLines>,
        text: (one) => `${one.client}: ${one.name}`,
        sort: (one) => one.client,
      },
      { id: 'kind', title: words.tokens.kind, width: 110, cell: kind, text: kind, sort: kind },
      { id: 'token', title: words.tokens.token, width: 130, grow: 1, cell: token, text: token, sort: token },
      {
        id: 'access',
        title: words.tokens.access,
        width: 120,
        cell: (one) => (
          <Badge tone={one.checkedAt === null ? 'neutral' : accessTone[one.access]}>{access(one)}</Badge>
        ),
        text: access,
        sort: (one) => one.access,
      },
      { id: 'tasks', title: words.tokens.tasks, width: 170, cell: tasks, text: tasks },
      { id: 'todo', title: words.tokens.whatToDo, width: 240, grow: 3, cell: todo, text: todo },
      {
        id: 'at',
        title: words.tokens.testedAt,
        width: 170,
        cell: at,
        text: at,
        sort: (one) => one.checkedAt,
      },
    ];
  }, [words, formats, tokens]);
}
