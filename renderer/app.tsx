import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Door } from './features/door/door.tsx';
import { FirstChange } from './features/door/first-change.tsx';
import css from './features/door/door.module.css';
import { RecoveryCode } from './features/door/recovery-code.tsx';
import { LanguageChoice } from './features/settings/language-choice.tsx';
import { followEvents, queries, queryClient } from './queries.ts';
import { useAppearance } from './appearance.ts';
import { ToastProvider } from './ui/toast.tsx';

const loadShell = async () => (await import('./features/shell/shell.tsx')).Shell;
const Shell = lazy(async () => ({ default: await loadShell() }));

export function App() {
  useEffect(followEvents, []);
  return (
    <QueryClientProvider client={queryClient}>
      {/* SECURITY: our policy allows no inline style element, and these components would add some. */}
      <CSPProvider disableStyleElements>
        <ToastProvider>
          <Screen />
        </ToastProvider>
      </CSPProvider>
    </QueryClientProvider>
  );
}

function Screen() {
  useAppearance();
  const state = useQuery(queries.workspace());
  const isDrawn = state.data !== undefined;
  useEffect(() => {
    if (!isDrawn) return undefined;
    // Main reads its own code when it is asked for this: nothing of the first screen is to wait for either (P9).
    const idle = requestIdleCallback(() => void loadShell());
    return () => cancelIdleCallback(idle);
  }, [isDrawn]);
  // The code is shown once, between making the workspace and working in it.
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  if (!state.data) return null;
  if (state.data.signedIn && !state.data.signedIn.locked && recoveryCode !== null) {
    return <RecoveryCode code={recoveryCode} onNoted={() => setRecoveryCode(null)} />;
  }
  if (state.data.signedIn?.person.mustChange) return <FirstChange />;
  if (state.data.signedIn) {
    return (
      <Suspense fallback={null}>
        <Shell signedIn={state.data.signedIn} />
      </Suspense>
    );
  }
  return (
    <>
      <Door doors={state.data.doors} onCreated={setRecoveryCode} onRecovered={setRecoveryCode} />
      <footer className={css.language}>
        <LanguageChoice />
      </footer>
    </>
  );
}
