import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import { ActionType, kindOfTypes, knownActionTypes } from '../../../shared/model/result.ts';
import type { ResultChoice } from '../../../shared/model/target.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Chip } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { AboutFields } from './about-fields.tsx';
import css from './setup.module.css';

export interface GoalDialogProps {
  readonly client: Client;
  readonly today: string;
  readonly onClose: () => void;
}

export function ResultDialog({ client, today, onClose }: GoalDialogProps) {
  const words = useWords();
  const [choice, setChoice] = useState<ResultChoice>({
    campaignId: null,
    campaignName: null,
    from: today,
    actionTypes: [],
    word: '',
  });
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: (what: ResultChoice) => api.goals.setResult({ clientId: client.id, choice: what }),
    onSuccess: onClose,
  });
  const isWhole = choice.actionTypes.length > 0 && choice.word.trim() !== '';
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.goals.resultTitle}
      busy={save.isPending}
      onSubmit={() => (isWhole ? save.mutate(choice) : setTried(true))}
      aside={
        <Button look="quiet" onClick={() => save.mutate({ ...choice, actionTypes: [], word: '' })}>
          {words.goals.clearResult}
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
        <AboutFields
          client={client}
          about={choice}
          onChange={(about) => setChoice({ ...choice, ...about })}
        />
        <Types
          types={choice.actionTypes}
          error={tried && choice.actionTypes.length === 0 ? words.goals.needsType : undefined}
          onChange={(actionTypes) => setChoice({ ...choice, actionTypes })}
        />
        <TextField
          label={words.goals.word}
          hint={words.goals.wordHint}
          maxLength={40}
          value={choice.word}
          onChange={(word) => setChoice({ ...choice, word })}
          error={tried && choice.word.trim() === '' ? words.goals.needsWord : undefined}
          required
        />
      </div>
    </Dialog>
  );
}

interface TypesProps {
  readonly types: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (types: string[]) => void;
}

function Types({ types, error, onChange }: TypesProps) {
  const words = useWords();
  const [own, setOwn] = useState('');
  const add = (type: string) => onChange([...new Set([...types, type])]);
  const takeOwn = () => {
    if (!ActionType.safeParse(own.trim()).success) return;
    add(own.trim());
    setOwn('');
  };
  const choices = knownActionTypes
    .filter((type) => !types.includes(type))
    .map((type) => {
      const kind = kindOfTypes([type]);
      return { value: type, label: type, note: kind === null ? undefined : words.goals.kind[kind] };
    });
  return (
    <>
      <Combobox
        label={words.goals.actionTypes}
        hint={words.goals.actionTypesHint}
        placeholder={words.goals.addType}
        error={error}
        value={null}
        onChange={(type) => (type === null ? undefined : add(type))}
        choices={choices}
      />
      {types.length > 0 ? (
        <div className={css.chips}>
          {types.map((type) => (
            <Chip key={type} onRemove={() => onChange(types.filter((one) => one !== type))}>
              {type}
            </Chip>
          ))}
        </div>
      ) : null}
      <TextField
        label={words.goals.ownType}
        value={own}
        onChange={setOwn}
        onBlur={takeOwn}
        onKeyDown={(event) => {
          // Enter takes the name; it does not yet save the whole.
          if (event.key === 'Enter' && own.trim() !== '') {
            event.preventDefault();
            takeOwn();
          }
        }}
      />
    </>
  );
}
