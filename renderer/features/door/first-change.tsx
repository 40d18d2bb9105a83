import { Button } from '../../ui/button.tsx';
import { api } from '../../api.ts';
import { useWords } from '../../words/use-words.ts';
import { ChangePassphrase } from '../people/change-passphrase.tsx';
import css from './door.module.css';

/** The first unlock with a one-time passphrase: nothing else is possible before one's own is set. */
export function FirstChange() {
  const words = useWords();
  return (
    <main className={css.stage}>
      <div className={css.box}>
        <h1 className={css.brand}>{words.people.changeFirst}</h1>
        <p className={css.lead}>{words.people.changeFirstBody}</p>
        <ChangePassphrase />
        <div className={css.row}>
          <Button look="quiet" onClick={() => void api.workspace.lock({})}>
            {words.desk.lock}
          </Button>
        </div>
      </div>
    </main>
  );
}
