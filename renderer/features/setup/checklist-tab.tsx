import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client } from '../../../shared/model/client.ts';
import type { SetupStep, SetupView, StepStanding, TestableStep } from '../../../shared/model/setup.ts';
import { nextStep, testableSteps } from '../../../shared/model/setup.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Badge, Dot, type Tone } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListItem } from '../../ui/list.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { ClientMails } from './client-mails.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import css from './setup.module.css';

const tones: Readonly<Record<StepStanding['state'], Tone>> = {
  open: 'neutral',
  waiting: 'warn',
  done: 'good',
  failed: 'bad',
  not_needed: 'neutral',
};

/** The way from asking for access to a connection that Meta confirms: what is done, by whom, and what is next. */
export function ChecklistTab({
  client,
  isSuperAdmin,
}: {
  readonly client: Client;
  readonly isSuperAdmin: boolean;
}) {
  const setup = useQuery(queries.setup(client.id));
  const [marking, setMarking] = useState<StepStanding | null>(null);
  return (
    <div className={css.columns}>
      <div className={css.stack}>
        {setup.error ? <Banner tone="bad">{sentenceOf(setup.error)}</Banner> : null}
        {setup.data ? (
          <>
            <Steps client={client} setup={setup.data} onMark={setMarking} />
            <Log setup={setup.data} />
          </>
        ) : (
          <SkeletonLines lines={8} />
        )}
      </div>
      <ClientMails
        client={client}
        systemUserName={setup.data?.systemUserName ?? ''}
        isSuperAdmin={isSuperAdmin}
      />
      {marking ? <MarkDialog client={client} standing={marking} onClose={() => setMarking(null)} /> : null}
    </div>
  );
}

interface StepsProps {
  readonly client: Client;
  readonly setup: SetupView;
  readonly onMark: (standing: StepStanding) => void;
}

function isTestable(step: SetupStep): step is TestableStep {
  return (testableSteps as readonly string[]).includes(step);
}

function Steps({ client, setup, onMark }: StepsProps) {
  const words = useWords();
  const test = useMutation({
    mutationFn: (step: TestableStep) => api.setup.test({ clientId: client.id, step }),
  });
  const next = nextStep(setup.steps);
  return (
    <Card title={words.setup.checklist} note={next === null ? words.setup.allDone : undefined} flush>
      {test.error ? <Banner tone="bad">{sentenceOf(test.error)}</Banner> : null}
      <List label={words.setup.checklist}>
        {setup.steps.map((standing) => (
          <Step
            key={standing.step}
            standing={standing}
            isNext={standing.step === next}
            actions={
              <span className={css.buttons}>
                {isTestable(standing.step) ? (
                  <TestButton
                    step={standing.step}
                    busy={test.isPending && test.variables === standing.step}
                    onTest={test.mutate}
                  />
                ) : null}
                <Button
                  size="small"
                  look="quiet"
                  aria-label={words.setup.markStep(words.setup.step[standing.step])}
                  onClick={() => onMark(standing)}
                >
                  {words.setup.mark}
                </Button>
              </span>
            }
          />
        ))}
      </List>
    </Card>
  );
}

interface TestProps {
  readonly step: TestableStep;
  readonly busy: boolean;
  readonly onTest: (step: TestableStep) => void;
}

function TestButton({ step, busy, onTest }: TestProps) {
  const words = useWords();
  const name = `${words.setup.test}: ${words.setup.step[step]}`;
  return (
    <Button size="small" loading={busy} aria-label={name} onClick={() => onTest(step)}>
      {busy ? words.setup.testing : words.setup.test}
    </Button>
  );
}

interface StepProps {
  readonly standing: StepStanding;
  readonly isNext: boolean;
  readonly actions: React.ReactNode;
}

function Step({ standing, isNext, actions }: StepProps) {
  const words = useWords();
  const formats = useFormats();
  const { step, state, last, blockedBy } = standing;
  const isOver = state === 'done' || state === 'not_needed';
  const todo = blockedBy === null ? words.setup.todo[step] : words.setup.blocked(words.setup.step[blockedBy]);
  return (
    <ListItem
      before={<Dot tone={tones[state]} />}
      after={actions}
      note={
        <>
          {isOver ? null : <span className={css.line}>{todo}</span>}
          {last ? (
            <span className={css.line}>
              {[last.note, words.setup.saidBy(last.by, formats.dateTime(last.at))]
                .filter(Boolean)
                .join(' · ')}
            </span>
          ) : null}
        </>
      }
    >
      {words.setup.step[step]} <Badge tone={tones[state]}>{words.setup.state[state]}</Badge>{' '}
      {isNext ? <Badge tone="info">{words.setup.next}</Badge> : null}
    </ListItem>
  );
}

function Log({ setup }: { readonly setup: SetupView }) {
  const words = useWords();
  const formats = useFormats();
  const entries = setup.entries.toReversed();
  return (
    <Card title={words.setup.log} flush={entries.length > 0}>
      {entries.length === 0 ? (
        <p className={css.note}>{words.setup.logEmpty}</p>
      ) : (
        <List label={words.setup.log}>
          {entries.map((entry) => (
            <ListItem
              key={entry.id}
              note={words.setup.saidBy(entry.by, formats.dateTime(entry.at))}
              after={
                entry.state ? <Badge tone={tones[entry.state]}>{words.setup.state[entry.state]}</Badge> : null
              }
            >
              <span className={css.wrap}>
                {[`${words.setup.step[entry.step]}: ${words.setup.kind[entry.kind]}`, entry.note]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </ListItem>
          ))}
        </List>
      )}
    </Card>
  );
}
