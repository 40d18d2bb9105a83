import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { Skeleton } from './skeleton.tsx';
import { Tooltip } from './tooltip.tsx';
import css from './kpi.module.css';

export interface KpiProps {
  readonly label: string;
  /** Already formatted. `null` is "no data", which is never shown as zero. */
  readonly value: string | null;
  readonly unit?: string | undefined;
  /** The exact figure where `value` is compact, shown on hover. */
  readonly exact?: string | undefined;
  /** Why there is no value: "not read yet", "retired by Meta". */
  readonly reason?: string | undefined;
  /** A `<Delta>`. */
  readonly delta?: ReactNode;
  /** What it is compared with: "vs zł 20,340", "target 5.0 ×". */
  readonly note?: ReactNode;
  /** A `<Sparkline>`. */
  readonly spark?: ReactNode;
  /** A `<Badge>` beside the label: "still settling". */
  readonly badge?: ReactNode;
  readonly loading?: boolean | undefined;
}

export function Kpi(props: KpiProps) {
  const { label, delta, note, spark, badge, loading = false } = props;
  return (
    <div className={css.kpi} role="group" aria-label={label} aria-busy={loading || undefined}>
      <div className={css.label}>
        <span>{label}</span>
        {badge}
      </div>
      <div className={css.row}>
        {loading ? <Skeleton width="60%" height={22} /> : <Figure {...props} />}
        {spark && !loading ? <div className={css.spark}>{spark}</div> : null}
      </div>
      <div className={css.foot}>
        {loading ? <Skeleton width="80%" /> : delta}
        {note && !loading ? <span>{note}</span> : null}
      </div>
    </div>
  );
}

function Figure({ value, unit, exact, reason }: KpiProps) {
  const words = useWords();
  const missing = value === null;
  const figure = (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the reason and the exact figure must be reachable without a mouse
    <span className={css.value} tabIndex={missing || exact ? 0 : undefined}>
      {missing ? <span className={css.missing}>{words.ui.noData}</span> : value}
      {unit && !missing ? <span className={css.unit}>{unit}</span> : null}
      {missing ? <span className="said">{reason ?? words.ui.noDataReason}</span> : null}
    </span>
  );
  if (missing) return <Tooltip text={reason ?? words.ui.noDataReason}>{figure}</Tooltip>;
  return exact ? <Tooltip text={exact}>{figure}</Tooltip> : figure;
}
