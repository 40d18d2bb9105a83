import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/base.css';
import { ToastProvider } from '../ui/toast.tsx';
import { setLanguage } from '../words/language.ts';
import { Gallery } from './gallery.tsx';
import { SideBySide } from './side-by-side.tsx';

// After the #, because the app's own protocol serves exact paths only.
const asked = new URLSearchParams(window.location.hash.slice(1));
const theme = asked.get('theme');
setLanguage(asked.get('language') === 'pl' ? 'pl' : 'en');
if (theme) document.documentElement.dataset['theme'] = theme;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <ToastProvider>{theme ? <Gallery page={asked.get('page')} /> : <SideBySide />}</ToastProvider>
      </CSPProvider>
    </StrictMode>,
  );
}
