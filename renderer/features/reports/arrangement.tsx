import { ArrowDown, ArrowUp } from 'lucide-react';
import { ReportLanguage } from '../../../shared/model/client.ts';
import {
  Audience,
  reportSections,
  type ReportSection,
  type ReportTemplate,
} from '../../../shared/model/report.ts';
import { Paper } from '../../../shared/model/setting.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './reports.module.css';

interface ArrangementProps {
  readonly value: ReportTemplate;
  readonly onChange: (value: ReportTemplate) => void;
}

/** Which sections, in which order, in which language, on which paper, for whom. */
export function Arrangement({ value, onChange }: ArrangementProps) {
  const words = useWords();
  return (
    <>
      <div className={css.three}>
        <Select
          label={words.reports.language}
          value={value.language}
          onChange={(language) => onChange({ ...value, language })}
          choices={ReportLanguage.options.map((one) => ({ value: one, label: words.reports.languages[one] }))}
        />
        <Select
          label={words.reports.paper}
          value={value.paper}
          onChange={(paper) => onChange({ ...value, paper })}
          choices={Paper.options.map((one) => ({ value: one, label: one }))}
        />
        <Select
          label={words.reports.audience}
          value={value.audience}
          onChange={(audience) => onChange({ ...value, audience })}
          choices={Audience.options.map((one) => ({ value: one, label: words.reports.audiences[one] }))}
        />
      </div>
      <Sections value={value.sections} onChange={(sections) => onChange({ ...value, sections })} />
    </>
  );
}

interface SectionsProps {
  readonly value: readonly ReportSection[];
  readonly onChange: (sections: ReportSection[]) => void;
}

export function Sections({ value, onChange }: SectionsProps) {
  const words = useWords();
  const names = words.reports.sections;
  const move = (index: number, by: -1 | 1) => {
    const sections = [...value];
    const [moved] = sections.splice(index, 1);
    if (moved) sections.splice(index + by, 0, moved);
    onChange(sections);
  };
  return (
    <fieldset className={css.sections}>
      <legend>{words.reports.sectionsTitle}</legend>
      {value.map((section, index) => (
        <div key={section} className={css.section}>
          <Checkbox
            label={names[section]}
            checked
            disabled={value.length === 1}
            onChange={() => onChange(value.filter((one) => one !== section))}
          />
          <IconButton
            size="small"
            icon={ArrowUp}
            label={words.reports.earlier(names[section])}
            disabled={index === 0}
            onClick={() => move(index, -1)}
          />
          <IconButton
            size="small"
            icon={ArrowDown}
            label={words.reports.later(names[section])}
            disabled={index === value.length - 1}
            onClick={() => move(index, 1)}
          />
        </div>
      ))}
      {reportSections
        .filter((section) => !value.includes(section))
        .map((section) => (
          <div key={section} className={css.section}>
            <Checkbox label={names[section]} checked={false} onChange={() => onChange([...value, section])} />
          </div>
        ))}
    </fieldset>
  );
}
