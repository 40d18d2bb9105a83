import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import type { ProposeTarget } from './propose-drawer.tsx';

interface ChooseObjectProps {
  readonly clientId: string;
  readonly onChosen: (target: ProposeTarget) => void;
  readonly onClose: () => void;
}

/** Which budget: a list that is read from Meta when it is opened. */
export function ChooseObject({ clientId, onChosen, onClose }: ChooseObjectProps) {
  const words = useWords();
  const formats = useFormats();
  const objects = useQuery(queries.budgetObjects(clientId));
  const [chosen, setChosen] = useState<string | null>(null);
  const found = objects.data?.find(({ objectId }) => objectId === chosen);
  const choose = () => {
    if (found) onChosen({ objectKind: found.objectKind, objectId: found.objectId, name: found.name });
  };
  return (
    <Dialog
      open
      title={words.budgets.propose}
      onClose={onClose}
      actions={
        <Button look="primary" disabled={!found} onClick={choose}>
          {words.budgets.chooseIt}
        </Button>
      }
    >
      {objects.error ? <Banner tone="bad">{sentenceOf(objects.error)}</Banner> : null}
      {objects.isPending ? <SkeletonLines /> : null}
      {objects.data ? (
        <Combobox
          label={words.budgets.chooseObject}
          hint={words.budgets.chooseHint}
          value={chosen}
          onChange={setChosen}
          choices={objects.data.map(({ objectId, name, campaignName, minor, currency, objectKind }) => ({
            value: objectId,
            label: objectKind === 'campaign' ? name : `${campaignName} › ${name}`,
            note: formats.money({ minor, currency }),
          }))}
        />
      ) : null}
    </Dialog>
  );
}
