import { useMemo, useState } from 'react';
import type { TokenCard } from '../../../shared/model/token.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { type Column, plainView } from '../../ui/table-model.ts';
import { CellLines, TwoLines } from '../../ui/two-lines.tsx';
import type { Words } from '../../words/en.ts';
import { type Formats, useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { TableMenu } from '../figures/table-menu.tsx';
import css from './tokens.module.css';
import { endText, purposeText, slotText, stateText, TokenEnd, TokenState, usedText } from './token-words.tsx';

interface TokenTableProps {
  readonly tokens: readonly TokenCard[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

export function TokenTable({ tokens, openId, onOpen }: TokenTableProps) {
  const words = useWords();
  const columns = useColumns();
  const [view, setView] = useState(plainView);
  return (
    <>
      <div className={css.order}>
        <p>{words.tokens.order}</p>
        <TableMenu clientId={null} name={words.tokens.title} rows={tokens} {...{ columns, view }} />
      </div>
      <div className={css.table}>
        <DataTable
          label={words.tokens.title}
          columns={columns}
          rows={tokens}
          idOf={(token) => token.id}
          view={view}
          onViewChange={setView}
          onOpen={(token) => onOpen(token.id)}
          selected={openId}
        />
      </div>
    </>
  );
}

function useColumns(): readonly Column<TokenCard>[] {
  const words = useWords();
  const formats = useFormats();
  return useMemo(() => {
    const slot = (token: TokenCard) => slotText(words, token);
    const serves = (token: TokenCard) => words.tokens.servesCount(token.serves);
    const lacks = (token: TokenCard) =>
      token.missing.map(({ scopes }) => scopes.join(', ')).join(', ') || words.tokens.lacksNothing;
    return [
      {
        id: 'slot',
        title: words.tokens.slot,
        width: 200,
        grow: 2,
        fixed: true,
        cell: (token) => <TwoLines below={token.preview}>{slot(token)}</TwoLines>,
        text: slot,
        sort: slot,
      },
      {
        id: 'state',
        title: words.tokens.state,
        width: 116,
        cell: (token) => <TokenState token={token} />,
        text: (token) => stateText(words, token),
        sort: (token) => token.state,
      },
      {
        id: 'ends',
        title: words.tokens.ends,
        width: 104,
        cell: (token) => <TokenEnd token={token} />,
        text: (token) => endText(words, token),
        sort: (token) => token.daysLeft,
      },
      {
        id: 'serves',
        title: words.tokens.serves,
        width: 100,
        cell: serves,
        text: serves,
        sort: (t) => t.serves,
      },
      { id: 'lacks', title: words.tokens.lacks, width: 120, grow: 1, cell: lacks, text: lacks },
      usedColumn(words, formats),
    ];
  }, [words, formats]);
}

function usedColumn(words: Words, formats: Formats): Column<TokenCard> {
  return {
    id: 'used',
    title: words.tokens.used,
    width: 160,
    cell: ({ usedAt, usedFor }) =>
      usedAt === null ? (
        words.tokens.notUsed
      ) : (
        <CellLines below={purposeText(words, usedFor)}>{formats.dateTime(usedAt)}</CellLines>
      ),
    text: (token) => usedText(words, formats, token),
    sort: (token) => token.usedAt,
  };
}
