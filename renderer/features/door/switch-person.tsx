import { useMutation } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { demoPeople } from '../../../shared/model/demo.ts';
import type { SignedIn } from '../../../shared/model/workspace.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';

/** In the demo agency alone: the other of its two people sits down, so that a change can be agreed by both. */
export function SwitchPerson({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useWords();
  const other = signedIn.person.name === demoPeople.founder.name ? 'colleague' : 'founder';
  const change = useMutation({
    mutationFn: () => api.workspace.exploreDemo({ as: other }),
    onError: (error) => showToast({ tone: 'bad', title: words.desk.failed, body: sentenceOf(error) }),
  });
  if (signedIn.kind !== 'demo') return null;
  return (
    <IconButton
      icon={ArrowLeftRight}
      label={words.door.switchTo(demoPeople[other].name)}
      size="small"
      disabled={change.isPending}
      onClick={() => change.mutate()}
    />
  );
}
