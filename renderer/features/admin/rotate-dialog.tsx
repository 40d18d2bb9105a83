import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Progress } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import { RehearsedList } from './rehearsed-list.tsx';
import css from './tokens.module.css';

/** First the rehearsal over every asset, then the switch: nothing is switched that was not tried. */
export function RotateDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const [token, setToken] = useState('');
  const [acceptLoss, setAcceptLoss] = useState(false);
  const rehearse = useMutation({
    mutationFn: () => api.tokens.rehearse({ token }),
    onSettled: () => setToken(''),
  });
  const rotate = useMutation({
    mutationFn: () => api.tokens.rotate({ acceptLoss }),
    onSuccess: () => {
      showToast({ title: words.tokens.rotated });
      onClose();
    },
  });
  const results = rehearse.data;
  const isLoss = results?.some(({ isLess }) => isLess) ?? false;
  const error = rehearse.error ?? rotate.error;
  const isBusy = rehearse.isPending || rotate.isPending;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.tokens.rotateTitle}
      description={words.tokens.rotateBody}
      busy={isBusy}
      onSubmit={() => (results ? rotate.mutate() : rehearse.mutate())}
      actions={
        <>
          <Button onClick={onClose} disabled={isBusy}>
            {words.ui.cancel}
          </Button>
          <Button
            look={results ? 'dangerPrimary' : 'primary'}
            type="submit"
            loading={isBusy}
            disabled={results ? isLoss && !acceptLoss : token === ''}
          >
            {results ? words.tokens.switch : words.tokens.rehearse}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        {results ? <RehearsedList results={results} /> : <NewToken value={token} onChange={setToken} />}
        {rehearse.isPending ? <Progress label={words.tokens.rehearsing} value={null} /> : null}
        {isLoss ? (
          <Checkbox label={words.tokens.acceptLoss} checked={acceptLoss} onChange={setAcceptLoss} />
        ) : null}
        {error ? <Banner tone="bad">{sentenceOf(error)}</Banner> : null}
      </div>
    </Dialog>
  );
}

interface NewTokenProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function NewToken(props: NewTokenProps) {
  const words = useWords();
  return (
    <PasswordField
      {...props}
      label={words.tokens.newToken}
      hint={words.tokens.fieldHint}
      autoComplete="off"
      required
    />
  );
}
