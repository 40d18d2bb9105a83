import css from './gallery.module.css';
import { pages } from './pages.ts';

export function Gallery({ page }: { readonly page: string | null }) {
  const shown = pages.filter(({ id }) => page === null || id === page);
  return (
    <main className={css.gallery}>
      {shown.map(({ id, title, Page }) => (
        <section key={id} className={css.page} aria-label={title}>
          <Page />
        </section>
      ))}
    </main>
  );
}
