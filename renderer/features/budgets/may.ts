import { useQuery } from '@tanstack/react-query';
import { queries } from '../../queries.ts';

/** What somebody's role does not reach is not offered: main would refuse it anyway. */
export function useMayPropose(clientId: string): boolean {
  return useQuery(queries.mayPropose(clientId)).data?.propose ?? false;
}
