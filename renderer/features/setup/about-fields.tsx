import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../shared/model/client.ts';
import { queries } from '../../queries.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { objectiveText } from '../ads/cells.tsx';
import css from './setup.module.css';

interface About {
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  readonly from: string;
}

export interface AboutFieldsProps {
  readonly client: Client;
  readonly about: About;
  readonly onChange: (about: About) => void;
}

const whole = 'whole';

/** For whom, the client or one of its campaigns, and from which day. */
export function AboutFields({ client, about, onChange }: AboutFieldsProps) {
  const words = useWords();
  const campaigns = useQuery(queries.campaigns(client.id)).data ?? [];
  const { campaignId, campaignName, from } = about;
  const choices = [
    { value: whole, label: words.goals.wholeClient },
    ...campaigns.map(({ id, name, objective }) => ({
      value: id,
      label: name,
      note: objective === null ? undefined : objectiveText(objective, words),
    })),
  ];
  return (
    <div className={css.pair}>
      <Select
        label={words.goals.about}
        value={campaignId ?? whole}
        onChange={(id) => {
          const found = campaigns.find((campaign) => campaign.id === id);
          onChange({ campaignId: found?.id ?? null, campaignName: found?.name ?? null, from });
        }}
        choices={choices}
      />
      <TextField
        label={words.goals.from}
        type="date"
        value={from}
        onChange={(day) => onChange({ campaignId, campaignName, from: day })}
        required
      />
      <p className={css.across}>{words.goals.fromHint}</p>
    </div>
  );
}
