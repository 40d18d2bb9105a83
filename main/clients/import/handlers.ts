import type { StewardContract } from '../../../shared/contract/contract.ts';
import type { Emit, Handlers } from '../../../shared/rpc.ts';
import type { Admitted } from '../../admission.ts';
import type { GraphClient } from '../../graph/client.ts';
import type { Jobs } from '../../long-work/jobs.ts';
import type { Dialogs, Files } from '../../ports.ts';
import type { OpenWorkspace } from '../../workspace/open-workspace.ts';
import { applyDraft } from './apply.ts';
import { checkDraft } from './check.ts';
import { editRow, type Imports, viewOf } from './drafts.ts';
import { readTable } from './parse.ts';
import { exportClients, saveResult, saveTemplate } from './files.ts';

export interface ImportNeeds {
  readonly imports: Imports;
  readonly graphFor: (work: OpenWorkspace) => GraphClient;
  readonly jobs: Jobs;
  readonly dialogs: Dialogs;
  readonly files: Files;
  readonly emit: Emit<StewardContract>;
}

export function importHandlers(needs: ImportNeeds): Handlers<StewardContract, Admitted>['imports'] {
  const { imports, graphFor, jobs, emit } = needs;
  return {
    open: ({ fileName, bytes }, { here }) =>
      viewOf(imports.open(here().work, fileName, Buffer.from(bytes, 'base64'))),
    edit: ({ draftId, line, cells }, { here }) => {
      const draft = imports.get(here().work, draftId);
      editRow(draft, line, cells);
      return viewOf(draft);
    },
    check: async ({ draftId }, { here, signal }) => {
      const { work, session } = here();
      const draft = imports.get(work, draftId);
      await jobs.run({ kind: 'import', by: session.personId, signal }, (job) =>
        checkDraft(
          {
            work,
            graph: graphFor(work),
            signal: job.signal,
            onProgress: (done, total) => job.progress(done, total),
          },
          draft,
        ),
      );
      return viewOf(draft);
    },
    run: async ({ draftId, lines }, { here, signal }) => {
      const { work, session } = here();
      const draft = imports.get(work, draftId);
      try {
        return await jobs.run({ kind: 'import', by: session.personId, signal }, (job) => {
          const onProgress = (done: number, total: number) => job.progress(done, total);
          return applyDraft(work, draft, new Set(lines), { signal: job.signal, onProgress });
        });
      } finally {
        // Also of an import that was undone: somebody may have looked meanwhile.
        emit('clients.listed', {});
      }
    },
    readTable: ({ bytes }) => readTable(Buffer.from(bytes, 'base64')),
    saveResult: ({ draftId }, { here }) => saveResult(imports.get(here().work, draftId), needs),
    discard: ({ draftId }, { here }) => {
      imports.get(here().work, draftId);
      imports.forget();
      return {};
    },
    saveTemplate: () => saveTemplate(needs),
    exportAll: (_, { here }) => exportClients(here().work, needs),
  };
}
