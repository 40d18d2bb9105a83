import { Plus, Trash2 } from 'lucide-react';
import type { Commentary, ReportSection } from '../../../shared/model/report.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './reports.module.css';

interface WordsFormProps {
  readonly value: Commentary;
  readonly sections: readonly ReportSection[];
  readonly onChange: (value: Commentary) => void;
}

/** What people say in a report. The figures stand by themselves. */
export function WordsForm({ value, sections, onChange }: WordsFormProps) {
  const words = useWords();
  const set = (change: Partial<Commentary>) => onChange({ ...value, ...change });
  return (
    <div className={css.fields}>
      <TextField
        label={words.reports.headline}
        value={value.headline}
        onChange={(headline) => set({ headline: headline.slice(0, 140) })}
      />
      <TextArea
        label={words.reports.lead}
        value={value.lead}
        rows={3}
        maxLength={600}
        onChange={(lead) => set({ lead })}
      />
      <Lines label={words.reports.wins} value={value.wins} onChange={(wins) => set({ wins })} />
      <Lines
        label={words.reports.concerns}
        value={value.concerns}
        onChange={(concerns) => set({ concerns })}
      />
      <TextField
        label={words.reports.ask}
        hint={words.reports.askHint}
        value={value.ask}
        onChange={(ask) => set({ ask: ask.slice(0, 400) })}
      />
      {sections.includes('plan') ? <Steps value={value} onChange={onChange} /> : null}
      {sections
        .filter((section) => section !== 'headline' && section !== 'plan')
        .map((section) => (
          <TextArea
            key={section}
            label={words.reports.comment(words.reports.sections[section])}
            value={value.sections[section] ?? ''}
            rows={2}
            maxLength={4000}
            onChange={(comment) => set({ sections: { ...value.sections, [section]: comment } })}
          />
        ))}
    </div>
  );
}

interface LinesProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

const most = 3;

function Lines({ label, value, onChange }: LinesProps) {
  const words = useWords();
  return (
    <fieldset className={css.lines}>
      <legend>{label}</legend>
      {value.map((line, index) => (
        <div key={index} className={css.removable}>
          <TextField
            label={words.reports.line(label, index + 1)}
            labelHidden
            value={line}
            onChange={(text) => onChange(value.with(index, text.slice(0, 400)))}
          />
          <IconButton
            icon={Trash2}
            label={words.reports.removeLine(label, index + 1)}
            onClick={() => onChange(value.toSpliced(index, 1))}
          />
        </div>
      ))}
      {value.length < most ? (
        <div>
          <Button look="quiet" icon={Plus} onClick={() => onChange([...value, ''])}>
            {words.reports.addLine}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

const mostSteps = 6;

function Steps({ value, onChange }: Pick<WordsFormProps, 'value' | 'onChange'>) {
  const words = useWords();
  const set = (steps: Commentary['steps']) => onChange({ ...value, steps });
  return (
    <fieldset className={css.lines}>
      <legend>{words.reports.steps}</legend>
      {value.steps.map((step, index) => {
        const change = (part: Partial<typeof step>) => set(value.steps.with(index, { ...step, ...part }));
        return (
          <div key={index} className={css.step}>
            <TextField
              label={words.reports.stepWhat(index + 1)}
              value={step.what}
              onChange={(what) => change({ what: what.slice(0, 400) })}
            />
            <TextField
              label={words.reports.stepWho}
              value={step.who}
              onChange={(who) => change({ who: who.slice(0, 80) })}
            />
            <TextField
              label={words.reports.stepBy}
              type="date"
              value={step.by ?? ''}
              onChange={(by) => change({ by: /^\d{4}-\d{2}-\d{2}$/.test(by) ? by : null })}
            />
            <IconButton
              icon={Trash2}
              label={words.reports.removeLine(words.reports.steps, index + 1)}
              onClick={() => set(value.steps.toSpliced(index, 1))}
            />
          </div>
        );
      })}
      {value.steps.length < mostSteps ? (
        <div>
          <Button
            look="quiet"
            icon={Plus}
            onClick={() => set([...value.steps, { what: '', who: '', by: null }])}
          >
            {words.reports.addStep}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
