import { useQueryClient } from '@tanstack/react-query';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import css from './shell.module.css';

interface CompleteProps {
  readonly client: Client;
  readonly children: ReactNode;
}

type StripStyle = CSSProperties & { readonly '--client': string };

/**
 * Nothing of a client can be pressed or typed into before all that its screen shows has come: who has just switched
 * still has the last client in mind, and half a screen invites the wrong conclusion. Later readings disturb nobody.
 */
export function Complete({ client, children }: CompleteProps) {
  const clientId = client.id;
  const cache = useQueryClient().getQueryCache();
  const [isComplete, setIsComplete] = useState(false);
  useEffect(() => {
    if (isComplete) return undefined;
    let timer = 0;
    const look = () => {
      const mine = cache.findAll({ queryKey: ['client', clientId] });
      const isMissing = mine.some(({ state }) => state.status === 'pending' && state.fetchStatus !== 'idle');
      if (!isMissing) setIsComplete(true);
    };
    // A turn later: an answer that has just come may have put more on screen, which asks for more.
    const soon = () => {
      clearTimeout(timer);
      timer = window.setTimeout(look, 0);
    };
    soon();
    const stop = cache.subscribe(soon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [cache, clientId, isComplete]);
  const strip: StripStyle = { '--client': client.colour };
  return (
    <div className={css.whole} inert={!isComplete} aria-busy={!isComplete} data-client={clientId}>
      <div className={css.strip} style={strip} />
      {children}
    </div>
  );
}
