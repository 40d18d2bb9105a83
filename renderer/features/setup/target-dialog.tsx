import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { TargetChoice } from '../../../shared/model/target.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { AboutFields } from './about-fields.tsx';
import type { GoalDialogProps } from './result-dialog.tsx';
import css from './setup.module.css';

const none = { resultsPerMonth: null, costPerResultMinor: null, roasHundredths: null };

export function TargetDialog({ client, today, onClose }: GoalDialogProps) {
  const words = useWords();
  const [choice, setChoice] = useState<TargetChoice>({
    campaignId: null,
    campaignName: null,
    from: today,
    ...none,
  });
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: (what: TargetChoice) => api.goals.setTarget({ clientId: client.id, choice: what }),
    onSuccess: onClose,
  });
  const hasAny = Object.keys(none).some((aim) => choice[aim as keyof typeof none] !== null);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.goals.targetTitle}
      busy={save.isPending}
      onSubmit={() => (hasAny ? save.mutate(choice) : setTried(true))}
      aside={
        <Button look="quiet" onClick={() => save.mutate({ ...choice, ...none })}>
          {words.goals.clearTarget}
        </Button>
      }
      actions={
        <Button look="primary" type="submit" loading={save.isPending}>
          {words.goals.save}
        </Button>
      }
    >
      <div className={css.fields}>
        {save.error ? <Banner tone="bad">{sentenceOf(save.error)}</Banner> : null}
        {tried && !hasAny ? <Banner tone="warn">{words.goals.needsTarget}</Banner> : null}
        <AboutFields
          client={client}
          about={choice}
          onChange={(about) => setChoice({ ...choice, ...about })}
        />
        <Aims client={client} choice={choice} onChange={setChoice} />
      </div>
    </Dialog>
  );
}

interface AimsProps {
  readonly client: Client;
  readonly choice: TargetChoice;
  readonly onChange: (choice: TargetChoice) => void;
}

function Aims({ client, choice, onChange }: AimsProps) {
  const words = useWords();
  const { resultsPerMonth, costPerResultMinor, roasHundredths } = choice;
  return (
    <>
      <NumberField
        label={words.goals.resultsPerMonth}
        unit={words.goals.perMonth}
        min={1}
        value={resultsPerMonth}
        onChange={(value) => onChange({ ...choice, resultsPerMonth: value })}
      />
      <MoneyField
        label={words.goals.costPerResult}
        currency={client.currency}
        minor={costPerResultMinor}
        onChange={(value) => onChange({ ...choice, costPerResultMinor: value })}
      />
      <NumberField
        label={words.goals.roas}
        unit={words.goals.times}
        decimals={2}
        step={0.1}
        min={0.01}
        value={roasHundredths === null ? null : roasHundredths / 100}
        onChange={(value) =>
          onChange({ ...choice, roasHundredths: value === null ? null : Math.round(value * 100) })
        }
      />
    </>
  );
}
