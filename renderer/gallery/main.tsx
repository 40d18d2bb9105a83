import { CSPProvider } from '@base-ui/react/csp-provider';
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/base.css';
import { ToastProvider } from '../ui/toast.tsx';
import { setLanguage } from '../words/language.ts';
import { Gallery } from './gallery.tsx';
import { SideBySide } from './side-by-side.tsx';

const asked = new URLSearchParams(window.location.search);
const theme = asked.get('theme');
if (asked.get('language') === 'pl') setLanguage('pl');
if (theme) document.documentElement.dataset['theme'] = theme;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <CSPProvider disableStyleElements>
      <ToastProvider>{theme ? <Gallery page={asked.get('page')} /> : <SideBySide />}</ToastProvider>
    </CSPProvider>,
  );
}
