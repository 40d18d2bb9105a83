import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AssetAccess, TokenCard } from '../../../shared/model/token.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { accessTone, todoOf } from './tested-list.tsx';
import { slotText } from './token-words.tsx';

/** Which token reaches which asset of which client, with what tasks. */
export function AccessMap({ tokens }: { readonly tokens: readonly TokenCard[] }) {
  const words = useWords();
  const map = useQuery(queries.tokenMap());
  const [view, setView] = useState(plainView);
  const columns = useColumns(tokens);
  if (map.error) return <Banner tone="bad">{sentenceOf(map.error)}</Banner>;
  if (!map.data) return null;
  return (
    <DataTable
      label={words.tokens.map}
      columns={columns}
      rows={map.data}
      idOf={(one) => `${one.assetId} ${one.tokenId}`}
      view={view}
      onViewChange={setView}
      empty={<EmptyState title={words.tokens.mapNone}>{words.tokens.mapNoneBody}</EmptyState>}
    />
  );
}

function useColumns(tokens: readonly TokenCard[]): readonly Column<AssetAccess>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const byId = new Map(tokens.map((token) => [token.id as string, token]));
    const token = ({ tokenId }: AssetAccess) => {
      const found = byId.get(tokenId);
      return found ? slotText(words, found) : '';
    };
    const kind = (one: AssetAccess) => (one.kind === 'page' ? words.tokens.page : words.tokens.adAccount);
    const access = (one: AssetAccess) => words.tokens.accesses[one.access];
    const tasks = (one: AssetAccess) => one.tasks.join(', ');
    const todo = (one: AssetAccess) => todoOf(words, one);
    const at = (one: AssetAccess) => formats.dateTime(one.checkedAt);
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
        cell: (one) => <Badge tone={accessTone[one.access]}>{access(one)}</Badge>,
        text: access,
        sort: (one) => one.access,
      },
      { id: 'tasks', title: words.tokens.tasks, width: 170, cell: tasks, text: tasks },
      { id: 'todo', title: words.tokens.whatToDo, width: 240, grow: 3, cell: todo, text: todo },
      {
        id: 'at',
        title: words.tokens.testedAt,
        width: 140,
        cell: at,
        text: at,
        sort: (one) => one.checkedAt,
      },
    ];
  }, [words, formats, tokens]);
}
