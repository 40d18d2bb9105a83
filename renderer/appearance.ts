import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from './queries.ts';

/** `system` leaves the choice to the style sheet's media query. */
export function useAppearance(): void {
  const info = useQuery(queries.info());
  const appearance = info.data?.appearance ?? 'system';
  useEffect(() => {
    if (appearance === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = appearance;
  }, [appearance]);
}
