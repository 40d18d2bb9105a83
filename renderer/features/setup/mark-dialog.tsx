import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { StepState, type StepStanding } from '../../../shared/model/setup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './setup.module.css';

export interface MarkDialogProps {
  readonly client: Client;
  readonly standing: StepStanding;
  readonly onClose: () => void;
}

const noteOnly = 'note_only';

export function MarkDialog({ client, standing, onClose }: MarkDialogProps) {
  const words = useWords();
  const { step } = standing;
  const [state, setState] = useState<string>(standing.state === 'open' ? 'done' : standing.state);
  const [note, setNote] = useState('');
  const mark = useMutation({
    mutationFn: () =>
      api.setup.mark({
        clientId: client.id,
        step,
        state: StepState.options.find((one) => one === state) ?? null,
        note,
      }),
    onSuccess: onClose,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.setup.markTitle}
      description={words.setup.step[step]}
      busy={mark.isPending}
      onSubmit={() => mark.mutate()}
      actions={
        <Button look="primary" type="submit" loading={mark.isPending}>
          {words.setup.save}
        </Button>
      }
    >
      <div className={css.fields}>
        {mark.error ? <Banner tone="bad">{sentenceOf(mark.error)}</Banner> : null}
        <Select
          label={words.setup.stateField}
          value={state}
          onChange={setState}
          choices={[
            ...StepState.options.map((value) => ({
              value: value as string,
              label: words.setup.state[value],
            })),
            { value: noteOnly, label: words.setup.noteOnly },
          ]}
        />
        <TextArea
          label={words.setup.noteField}
          hint={words.setup.noteHint}
          value={note}
          onChange={setNote}
          rows={3}
        />
      </div>
    </Dialog>
  );
}
