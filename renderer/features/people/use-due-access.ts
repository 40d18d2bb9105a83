import { useQuery } from '@tanstack/react-query';
import { queries } from '../../queries.ts';

/** How many accesses wait for somebody to look at them again. */
export function useDueAccess() {
  const review = useQuery(queries.accessReview());
  return { count: review.data?.due ?? 0, hot: false };
}
