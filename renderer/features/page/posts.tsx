import { useMemo, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { PagePost, PageScreen } from '../../../shared/model/page.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { plainView } from '../../ui/table-model.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { Picture } from '../figures/picture.tsx';
import { TableMenu } from '../figures/table-menu.tsx';
import { postColumns, postMeasures, postState } from './columns.tsx';
import css from './page.module.css';

type Look = 'grid' | 'table';
const sorts = ['published', ...postMeasures] as const;
type Sort = (typeof sorts)[number];

const idOf = (post: PagePost) => post.id;

/** The last fifty posts, by any of their figures. */
export function Posts({ client, page }: { readonly client: Client; readonly page: PageScreen }) {
  const words = useWords();
  const formats = useFormats();
  const [look, setLook] = useState<Look>('grid');
  const [sort, setSort] = useState<Sort>('published');
  const [view, setView] = useState(plainView);
  const columns = useMemo(
    () => postColumns({ words, formats, clientId: client.id }),
    [words, formats, client.id],
  );
  const name = `${client.name} ${words.pageFigures.posts}`;
  if (page.posts.length === 0) return <EmptyState title={words.pageFigures.noPosts} />;
  return (
    <Card
      title={words.pageFigures.posts}
      flush
      actions={
        <>
          {look === 'grid' ? (
            <Select<Sort>
              label={words.pageFigures.sortBy}
              labelHidden
              quiet
              value={sort}
              onChange={setSort}
              choices={sorts.map((one) => ({ value: one, label: words.pageFigures[one] }))}
            />
          ) : null}
          <Segmented<Look>
            label={words.pageFigures.look}
            value={look}
            onChange={setLook}
            segments={[
              { value: 'grid', label: words.pageFigures.asGrid },
              { value: 'table', label: words.pageFigures.asTable },
            ]}
          />
          <TableMenu clientId={client.id} name={name} columns={columns} rows={page.posts} view={view} />
        </>
      }
    >
      {look === 'grid' ? (
        <Grid clientId={client.id} posts={sortedBy(page.posts, sort)} />
      ) : (
        <DataTable
          label={words.pageFigures.posts}
          columns={columns}
          rows={page.posts}
          idOf={idOf}
          view={view}
          onViewChange={setView}
          inCard
          fit
        />
      )}
    </Card>
  );
}

/** Largest first; a figure that Meta refused is not small, so it comes last. */
function sortedBy(posts: readonly PagePost[], sort: Sort): readonly PagePost[] {
  if (sort === 'published') return posts.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return posts.toSorted((a, b) => (b[sort] ?? -1) - (a[sort] ?? -1));
}

function Grid({ clientId, posts }: { readonly clientId: string; readonly posts: readonly PagePost[] }) {
  const words = useWords();
  const formats = useFormats();
  return (
    <ul className={css.grid}>
      {posts.map((post) => (
        <li key={post.id} className={css.tile}>
          {post.pictureId ? <Picture clientId={clientId} id={post.pictureId} size={132} alt="" /> : null}
          <p className={css.message} dir="auto">
            {post.message ?? words.pageFigures.noText}
          </p>
          <small className={css.state}>
            {[formats.dateTime(post.createdAt), postState(post, words)].filter(Boolean).join(' · ')}
          </small>
          <dl className={css.counts}>
            {postMeasures.map((one) => (
              <div key={one}>
                <dt>{words.pageFigures[one]}</dt>
                <dd title={post[one] === null ? words.pageFigures.refused : undefined}>
                  {post[one] === null ? words.ui.noData : formats.compact(post[one])}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
