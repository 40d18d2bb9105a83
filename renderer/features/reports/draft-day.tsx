import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DraftDay } from '../../../shared/model/setting.ts';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/use-words.ts';

const days = Array.from({ length: 28 }, (_, index) => index + 1);
const usual = 'usual';

interface DraftDayPickerProps {
  /** Left out: as in the whole workspace. */
  readonly value: DraftDay | undefined;
  readonly onChange: (day: DraftDay | undefined) => void;
  /** Where one client may differ from all. */
  readonly withUsual?: boolean;
  readonly disabled?: boolean;
}

/** On which day of the month drafts of the last one prepare themselves. */
export function DraftDayPicker({
  value,
  onChange,
  withUsual = false,
  disabled = false,
}: DraftDayPickerProps) {
  const words = useWords();
  return (
    <Select
      label={words.reports.draftsOn}
      hint={words.reports.draftsHint}
      disabled={disabled}
      value={value === undefined ? usual : String(value)}
      onChange={(chosen) => onChange(chosen === usual ? undefined : Number(chosen))}
      choices={[
        ...(withUsual ? [{ value: usual, label: words.reports.draftsUsual }] : []),
        { value: '0', label: words.reports.draftsNever },
        ...days.map((day) => ({ value: String(day), label: words.reports.draftsDay(day) })),
      ]}
    />
  );
}

/** For every client that has no day of its own. */
export function WorkspaceDraftDay({ mayChange }: { readonly mayChange: boolean }) {
  const client = useQueryClient();
  const drafts = useQuery(queries.reportDrafts());
  const change = useMutation({
    mutationFn: (day: DraftDay) => api.reports.setDrafts({ day }),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.reportDrafts().queryKey }),
  });
  if (!drafts.data) return null;
  return (
    <DraftDayPicker
      value={drafts.data.day}
      disabled={!mayChange || change.isPending}
      onChange={(day) => change.mutate(day ?? 0)}
    />
  );
}
