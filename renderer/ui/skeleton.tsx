import { useWords } from '../words/use-words.ts';
import css from './skeleton.module.css';

export interface SkeletonProps {
  readonly width?: number | string | undefined;
  readonly height?: number | undefined;
}

/** The shape of what is coming. Silent: its container says "loading" once. */
export function Skeleton({ width = '100%', height = 12 }: SkeletonProps) {
  return <span className={css.bone} style={{ width, height }} aria-hidden="true" />;
}

const raggedEnds = ['92%', '100%', '84%', '96%', '72%'];

export function SkeletonLines({ lines = 3 }: { readonly lines?: number | undefined }) {
  const words = useWords();
  return (
    <div className={css.lines} role="status">
      <span className="said">{words.ui.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={raggedEnds[index % raggedEnds.length]} />
      ))}
    </div>
  );
}

/** Rows of a list or table that is being read. */
export function SkeletonRows({ rows = 6 }: { readonly rows?: number | undefined }) {
  const words = useWords();
  return (
    <div role="status">
      <span className="said">{words.ui.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={css.row}>
          <Skeleton width={28} height={28} />
          <Skeleton width={`${28 - (index % 3) * 5}%`} />
          <Skeleton width={`${18 + (index % 4) * 4}%`} />
        </div>
      ))}
    </div>
  );
}
