import type { Judgement } from '../../../shared/model/proposal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Figures } from '../../ui/figures.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import { differenceText, shareText } from '../approvals/amounts.ts';
import { LandingChart } from '../approvals/landing-chart.tsx';
import { HintLines, MetaLine, PolicyLine, VerdictList } from '../approvals/verdicts.tsx';
import css from './budgets.module.css';

/** What policy and Meta say of a wish, and where the month would land: the same that the approver will see. */
export function JudgementView({
  judgement,
  before,
}: {
  readonly judgement: Judgement;
  readonly before: number;
}) {
  const words = useWords();
  const formats = useFormats();
  const { object, after, policy, meta, whatIf } = judgement;
  const { currency } = object;
  const amounts = {
    beforeMinor: before,
    afterMinor: after,
    currency,
    field: object.field ?? 'daily_budget',
  };
  const signed = (minor: number) => formats.money({ minor, currency }, { signed: true, whole: true });
  const allowed = policy.allowed && meta.accepted;
  return (
    <section className={css.stack} aria-live="polite">
      <Figures
        figures={[
          {
            label: words.approvals.change,
            value: differenceText(amounts, formats),
            note: shareText(amounts, formats),
          },
          ...(whatIf
            ? [
                {
                  label: words.approvals.monthEnd(formats.day(whatIf.month.to, 'month')),
                  value: signed(whatIf.with.middle - whatIf.without.middle),
                  note: words.approvals.atMost(signed(whatIf.with.worst - whatIf.without.worst)),
                },
              ]
            : []),
        ]}
      />
      <Banner tone={allowed ? 'good' : 'bad'}>
        {allowed ? words.budgets.both : policy.allowed ? words.budgets.metaTitle : words.budgets.deniedTitle}
      </Banner>
      <VerdictList>
        <PolicyLine verdict={policy} currency={currency} />
        <MetaLine verdict={meta} now={meta.at} />
        <HintLines hints={judgement.hints} />
      </VerdictList>
      {whatIf ? <LandingChart whatIf={whatIf} /> : <p className={css.quiet}>{words.approvals.noWhatIf}</p>}
    </section>
  );
}
