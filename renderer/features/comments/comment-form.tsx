import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './comments.module.css';

export interface Said {
  readonly text: string;
  readonly forClient: boolean;
}

interface CommentFormProps {
  readonly from?: Said | undefined;
  /** Reports take what is about days; what is about a proposal stays where it is. */
  readonly mayBeForClient: boolean;
  readonly isBusy: boolean;
  readonly onSay: (said: Said) => void;
  readonly onCancel?: (() => void) | undefined;
}

const longest = 2_000;

export function CommentForm({ from, mayBeForClient, isBusy, onSay, onCancel }: CommentFormProps) {
  const words = useWords();
  const [text, setText] = useState(from?.text ?? '');
  const [forClient, setForClient] = useState(from?.forClient ?? false);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onSay({ text: text.trim(), forClient });
      }}
    >
      <TextArea
        label={words.comments.write}
        labelHidden
        placeholder={words.comments.write}
        value={text}
        onChange={setText}
        maxLength={longest}
      />
      {mayBeForClient ? (
        <Checkbox
          label={words.comments.forClient}
          hint={words.comments.forClientHint}
          checked={forClient}
          onChange={setForClient}
        />
      ) : null}
      <div className={css.buttons}>
        {onCancel ? (
          <Button look="quiet" onClick={onCancel}>
            {words.ui.cancel}
          </Button>
        ) : null}
        <Button type="submit" loading={isBusy} disabled={text.trim() === ''}>
          {from ? words.comments.save : words.comments.send}
        </Button>
      </div>
    </form>
  );
}
