import { contrastOf, readableOnWhite } from '../../../shared/model/contrast.ts';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../words/use-words.ts';

/** WCAG's least for words on white. */
const readable = 4.5;

/** Says it before a client sees that their yellow has become a brown. */
export function BrandCheck({ colour }: { readonly colour: string }) {
  const words = useWords();
  if ((contrastOf(colour, '#ffffff') ?? readable) >= readable) return null;
  return (
    <Banner tone="info">
      {words.reports.brandDarker}{' '}
      <strong style={{ color: readableOnWhite(colour), background: '#ffffff', padding: '0 4px' }}>
        {words.reports.brandShown}
      </strong>
    </Banner>
  );
}
