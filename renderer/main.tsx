import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { queries, queryClient } from './queries.ts';
import './ui/tokens.css';
import './ui/base.css';
import { type Language, languageOf, setLanguage } from './words/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const shown = createRoot(root);

/** The first word on screen is in the chosen language already, before anybody signs in. */
function show(language: Language): void {
  setLanguage(language);
  shown.render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

// Asked with the first question and not after it: the first screen cannot be chosen without either answer (P9).
void queryClient.prefetchQuery(queries.workspace());
queryClient.fetchQuery(queries.info()).then(
  (info) => show(info.language),
  () => show(languageOf(navigator.languages)),
);
