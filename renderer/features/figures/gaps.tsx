import type { Freshness, Gap } from '../../../shared/model/figures.ts';
import { inWords } from '../../problem.ts';
import { Banner } from '../../ui/banner.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './figures.module.css';
import { Unread, type UnreadProps } from './unread.tsx';

export interface GapsProps extends Pick<UnreadProps, 'today' | 'beforeCoverage' | 'coverage'> {
  readonly clientId: string;
  readonly gaps: readonly Gap[];
  readonly freshness: Freshness;
  readonly isUnasked?: boolean;
  readonly otherCurrencies: readonly string[];
}

/** What is missing, said above the figures that lack it. Metrics that Meta retired have their own place. */
export function Gaps(props: GapsProps) {
  const { gaps, freshness, otherCurrencies, isUnasked = false } = props;
  const words = useWords();
  const formats = useFormats();
  const loud = gaps.filter(({ why }) => why !== 'retired' && why !== 'too_few_likes');
  const lost = loud.some(({ why }) => why === 'gone' || why === 'token');
  return (
    <>
      {loud.length > 0 ? (
        <Banner tone={lost ? 'bad' : 'warn'} title={words.figures.gapsTitle(loud.length)}>
          <ul className={css.gaps}>
            {loud.map((gap) => (
              <li key={`${gap.assetId} ${gap.kind}`}>
                {gap.asset}: {gap.sentence === '' ? words.figures.why[gap.why] : inWords(gap.sentence)}
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {freshness.notBefore !== null ? (
        <Banner tone="warn">{words.figures.waiting(formats.dateTime(freshness.notBefore))}</Banner>
      ) : null}
      {freshness.freshAt === null && loud.length === 0 ? (
        <Banner tone="info">{words.figures.why.never_synced}</Banner>
      ) : null}
      {freshness.freshAt === null ? null : <Unread {...props} isUnasked={isUnasked} />}
      {otherCurrencies.length > 0 ? (
        <Banner tone="quiet">{words.figures.otherCurrency(otherCurrencies.join(', '))}</Banner>
      ) : null}
    </>
  );
}
