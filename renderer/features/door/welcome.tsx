import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/use-words.ts';
import { RestoreBackup } from './restore-backup.tsx';
import css from './door.module.css';

export interface WelcomeProps {
  readonly hasReal: boolean;
  readonly onCreate: () => void;
  readonly onBack: (() => void) | null;
  readonly onRestored: () => void;
}

export function Welcome({ hasReal, onCreate, onBack, onRestored }: WelcomeProps) {
  const words = useWords();
  const info = useQuery(queries.info());
  const explore = useMutation({ mutationFn: () => api.workspace.exploreDemo({}) });
  return (
    <main className={css.stage}>
      <div className={css.box}>
        <h1 className={css.brand}>{words.door.welcome}</h1>
        <p className={css.lead}>{words.door.welcomeBody}</p>
        <div className={css.ways}>
          {info.data?.settingsTrouble ? <Banner tone="warn">{info.data.settingsTrouble}</Banner> : null}
          {explore.error ? <Banner tone="bad">{sentenceOf(explore.error)}</Banner> : null}
          <div className={css.way}>
            <Button look="primary" wide loading={explore.isPending} onClick={() => explore.mutate()}>
              {words.door.explore}
            </Button>
            <p>{words.door.exploreNote}</p>
          </div>
          {hasReal ? null : (
            <div className={css.way}>
              <Button wide onClick={onCreate}>
                {words.door.create}
              </Button>
              <p>{words.door.createNote}</p>
            </div>
          )}
          <RestoreBackup onRestored={onRestored} />
          {onBack ? (
            <Button look="quiet" onClick={onBack}>
              {words.door.back}
            </Button>
          ) : null}
        </div>
        <p className={css.fine}>{words.door.oneDesktop}</p>
      </div>
    </main>
  );
}
