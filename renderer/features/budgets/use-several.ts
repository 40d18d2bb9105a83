import { useState } from 'react';
import type { ProposalSource } from '../../../shared/model/proposal.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { findingText } from '../policy/finding-text.ts';
import type { SeveralRow } from './several.ts';

export interface RowState {
  readonly is: 'allowed' | 'denied' | 'failed' | 'proposed';
  readonly why: string | null;
}

type States = ReadonlyMap<string, { readonly after: number | null; readonly state: RowState }>;

/** One after the other: a wish that is refused stops none of the others, and each says what became of it. */
export function useSeveral(clientId: string) {
  const words = useWords();
  const formats = useFormats();
  const [states, setStates] = useState<States>(new Map());
  const [isBusy, setBusy] = useState(false);
  const targetOf = ({ object: { objectKind, objectId } }: SeveralRow) => ({
    clientId,
    objectKind,
    objectId,
  });
  const each = async (rows: readonly SeveralRow[], work: (row: SeveralRow) => Promise<RowState>) => {
    setBusy(true);
    let all = true;
    for (const row of rows) {
      const state = await work(row).catch((error: unknown) => failed(sentenceOf(error)));
      all &&= state.is !== 'failed';
      setStates((before) => new Map(before).set(row.object.objectId, { after: row.after, state }));
    }
    setBusy(false);
    return all;
  };
  const judgeOne = async (row: SeveralRow): Promise<RowState> => {
    const { policy, meta, object } = await api.budgets.judge({ ...targetOf(row), after: row.after ?? 0 });
    if (!policy.allowed) {
      const denials = policy.findings.filter(({ outcome }) => outcome === 'deny');
      const why = denials.map((one) => findingText(one, object.currency, words, formats)).join(' · ');
      return { is: 'denied', why };
    }
    return meta.accepted ? { is: 'allowed', why: null } : { is: 'denied', why: meta.message };
  };
  const proposeOne = async (
    row: SeveralRow,
    more: { readonly reason: string; readonly source: ProposalSource },
  ): Promise<RowState> => {
    await api.budgets.propose({
      ...targetOf(row),
      before: row.object.minor,
      after: row.after ?? 0,
      ...more,
    });
    return { is: 'proposed', why: null };
  };
  return {
    isBusy,
    /** Null once the amount is another than the one that was judged. */
    stateOf: ({ object, after }: SeveralRow): RowState | null => {
      const kept = states.get(object.objectId);
      return kept?.after === after ? kept.state : null;
    },
    judge: (rows: readonly SeveralRow[]) => each(rows, judgeOne),
    propose: (rows: readonly SeveralRow[], more: { reason: string; source: ProposalSource }) =>
      each(rows, (row) => proposeOne(row, more)),
  };
}

function failed(why: string): RowState {
  return { is: 'failed', why };
}
