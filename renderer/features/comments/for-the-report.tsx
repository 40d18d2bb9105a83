import { ArrowDownToLine } from 'lucide-react';
import type { ClientId } from '../../../shared/model/ids.ts';
import type { Period } from '../../../shared/model/period.ts';
import type { Commentary, ReportSection } from '../../../shared/model/report.ts';
import { Button } from '../../ui/button.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useCommentsOf } from './comments-card.tsx';

interface ForTheReportProps {
  readonly clientId: ClientId;
  readonly period: Period;
  readonly sections: readonly ReportSection[];
  readonly value: Commentary;
  readonly onChange: (value: Commentary) => void;
}

/** What was marked for the client while these days were looked at. A person takes it over; nothing goes in by itself. */
export function ForTheReport({ clientId, period, sections, value, onChange }: ForTheReportProps) {
  const words = useWords();
  const formats = useFormats();
  const marked = useCommentsOf(clientId, period).filter(({ forClient }) => forClient);
  if (marked.length === 0) return null;
  const intoSection = (section: ReportSection, text: string) =>
    onChange({
      ...value,
      sections: { ...value.sections, [section]: joined(value.sections[section], text, 4_000) },
    });
  const places = (text: string) => [
    {
      kind: 'action' as const,
      label: words.reports.lead,
      onPress: () => onChange({ ...value, lead: joined(value.lead, text, 600) }),
    },
    ...sections
      .filter((section) => section !== 'headline' && section !== 'plan')
      .map((section) => ({
        kind: 'action' as const,
        label: words.reports.sections[section],
        onPress: () => intoSection(section, text),
      })),
  ];
  return (
    <List label={words.comments.markedForClient} ruled flush>
      {marked.map(({ id, author, about, text }) => (
        <ListItem
          key={id}
          note={`${author} · ${about.kind === 'day' ? formats.day(about.day, 'weekday') : words.comments.ofThePeriod}`}
          after={
            <Menu
              align="end"
              trigger={
                <Button size="small" icon={ArrowDownToLine}>
                  {words.comments.takeOver}
                </Button>
              }
              entries={places(text)}
            />
          }
        >
          <span dir="auto">{text}</span>
        </ListItem>
      ))}
    </List>
  );
}

function joined(before: string | undefined, text: string, most: number): string {
  return [before ?? '', text]
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, most);
}
