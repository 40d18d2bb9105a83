import { useState } from 'react';
import { offsetOf } from '../../../shared/model/money.ts';
import type { PlanMonth } from '../../../shared/model/plan.ts';
import { landingShare, paceShares } from '../../../shared/model/triage.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Missing } from '../../ui/missing.tsx';
import { PaceBar } from '../../ui/pace-bar.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { useMayPropose } from '../budgets/may.ts';
import { SeveralDrawer } from '../budgets/several-drawer.tsx';
import css from '../figures/figures.module.css';
import { useSaid } from '../figures/said.ts';

interface StandingCardProps {
  readonly data: PlanMonth;
  readonly clientId: string;
}

const tones = { none: 'good', warning: 'warn', critical: 'bad' } as const;
const paceTones = { none: 'normal', warning: 'warn', critical: 'bad' } as const;

export function StandingCard({ data, clientId }: StandingCardProps) {
  const words = useWords();
  const formats = useFormats();
  const said = useSaid();
  const { pace, currency, plan } = data;
  const money = (micros: number | null) =>
    micros === null ? <Missing reason={words.figures.why.not_read} /> : said.money(micros, currency);
  const share = landingShare(data);
  const shares = paceShares(data);
  const band =
    pace.lowMicros === null || pace.highMicros === null ? (
      <Missing reason={words.triage.landsLow} />
    ) : (
      `${said.short(pace.lowMicros, currency)} – ${said.short(pace.highMicros, currency)}`
    );
  return (
    <Card
      title={words.pacing.standing}
      note={<Badge tone={tones[pace.severity]}>{words.pacing.verdict[pace.verdict]}</Badge>}
      footer={plan ? words.pacing.setBy(plan.setBy, formats.dateTime(plan.setAt)) : undefined}
    >
      {shares ? (
        <PaceBar
          pace={shares}
          tone={paceTones[pace.severity]}
          label={words.triage.paceSaid(formats.percent(shares.spent), formats.percent(shares.expected))}
        />
      ) : null}
      <Facts
        lines
        facts={[
          { term: words.pacing.planned, value: money(pace.budgetMicros) },
          { term: words.pacing.spent, value: money(pace.spentMicros) },
          { term: words.pacing.ideal, value: money(pace.idealMicros) },
          {
            term: words.pacing.lands,
            value: share === null ? money(pace.landsMicros) : <b>{formats.percent(share)}</b>,
          },
          { term: words.pacing.band, value: band },
          {
            term: words.pacing.worst,
            value: <span title={words.pacing.worstHint}>{money(pace.worstMicros)}</span>,
          },
          { term: words.pacing.needed, value: <b>{money(pace.neededPerDayMicros)}</b> },
          { term: words.pacing.now, value: money(data.dailyBudgetMicros) },
          ...(pace.daysUnread > 0
            ? [{ term: words.pacing.unread, value: formats.number(pace.daysUnread) }]
            : []),
        ]}
      />
      <SetToNeeded data={data} clientId={clientId} />
    </Card>
  );
}

/** From what the month needs to proposals for the budgets that spend it; only where both are known, and differ. */
function SetToNeeded({ data, clientId }: StandingCardProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const mayPropose = useMayPropose(clientId);
  const needed = data.pace.neededPerDayMicros;
  const offset = offsetOf(data.currency);
  if (!mayPropose || needed === null || needed <= 0 || offset === null || data.otherCurrencies.length > 0)
    return null;
  return (
    <>
      <div className={css.below}>
        <Button onClick={() => setOpen(true)}>{words.budgets.setToNeededAction}</Button>
      </div>
      {open ? (
        <SeveralDrawer
          clientId={clientId}
          needed={Math.round((needed * offset) / 1_000_000)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
