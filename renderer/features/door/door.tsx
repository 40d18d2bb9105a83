import { useState } from 'react';
import type { WorkspaceOnDoor } from '../../../shared/model/workspace.ts';
import { CreateWorkspace } from './create-workspace.tsx';
import { Unlock } from './unlock.tsx';
import { Welcome } from './welcome.tsx';

type Step = { readonly at: 'start' } | { readonly at: 'create' } | { readonly at: 'welcome' };

export interface DoorProps {
  readonly doors: readonly WorkspaceOnDoor[];
  readonly onCreated: (recoveryCode: string) => void;
  readonly onRecovered: (recoveryCode: string | null) => void;
}

/** Everything before somebody is signed in: the first start, and the lock screen. */
export function Door({ doors, onCreated, onRecovered }: DoorProps) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  if (step.at === 'create')
    return <CreateWorkspace onCreated={onCreated} onBack={() => setStep({ at: 'start' })} />;
  if (doors.length > 0 && step.at === 'start') {
    return <Unlock doors={doors} onOther={() => setStep({ at: 'welcome' })} onRecovered={onRecovered} />;
  }
  const hasReal = doors.some((door) => door.kind === 'real');
  const back = doors.length > 0 ? () => setStep({ at: 'start' }) : null;
  return (
    <Welcome
      hasReal={hasReal}
      onCreate={() => setStep({ at: 'create' })}
      onBack={back}
      onRestored={() => setStep({ at: 'start' })}
    />
  );
}
