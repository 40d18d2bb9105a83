import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { queries, queryClient } from '../../queries.ts';
import { OfflineBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';

/** Quiet, and there for as long as Meta cannot be reached: everything synced can still be read. */
export function OfflineBar() {
  const words = useWords();
  const formats = useFormats();
  const connection = useQuery(queries.connection());
  const again = useMutation({
    mutationFn: () => api.app.tryConnection({}),
    onSuccess: (state) => queryClient.setQueryData(['connection'], state),
  });
  const since = connection.data?.offlineSince ?? null;
  if (since === null) return null;
  return (
    <OfflineBanner
      since={formats.time(since)}
      actions={
        <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
          {words.ui.retry}
        </Button>
      }
    />
  );
}
