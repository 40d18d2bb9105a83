import { useState } from 'react';
import css from './gallery.module.css';
import { pages } from './pages.ts';

/** Two documents, because popups and toasts are mounted on the body and take its theme. */
export function SideBySide() {
  const [page, setPage] = useState('shell');
  return (
    <div className={css.pair}>
      <nav className={css.tabs}>
        {pages.map(({ id, title }) => (
          <button
            type="button"
            key={id}
            className={css.tab}
            aria-pressed={id === page}
            onClick={() => setPage(id)}
          >
            {title}
          </button>
        ))}
      </nav>
      {['light', 'dark'].map((theme) => (
        <iframe
          key={theme + page}
          title={theme}
          className={css.frame}
          src={`gallery.html#theme=${theme}&page=${page}`}
        />
      ))}
    </div>
  );
}
