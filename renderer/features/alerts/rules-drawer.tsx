import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AlertSettings } from '../../../shared/model/alert.ts';
import { alertRules } from '../../../shared/model/triage.ts';
import { api } from '../../api.ts';
import { sentenceOf } from '../../problem.ts';
import { queries } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SkeletonLines } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './alerts.module.css';
import { BacktestPanel } from './backtest-panel.tsx';

export interface RulesDrawerProps {
  readonly isSuperAdmin: boolean;
  readonly onClose: () => void;
}

/** What raises an alert, and what it would have raised. */
export function RulesDrawer({ isSuperAdmin, onClose }: RulesDrawerProps) {
  const words = useWords();
  const kept = useQuery(queries.alertSettings());
  const [draft, setDraft] = useState<AlertSettings | null>(null);
  const settings = draft ?? kept.data ?? null;
  const save = async () => {
    if (settings === null) return;
    try {
      await api.alerts.setSettings(settings);
      showToast({ title: words.alerts.saved });
      setDraft(null);
    } catch (error) {
      showToast({ tone: 'bad', title: words.desk.failed, body: sentenceOf(error) });
    }
  };
  return (
    <Drawer
      open
      onClose={onClose}
      wide
      title={words.alerts.rulesTitle}
      subtitle={isSuperAdmin ? words.alerts.rulesBody : words.alerts.rulesRead}
      actions={
        isSuperAdmin ? (
          <Button look="primary" disabled={draft === null} onClick={() => void save()}>
            {words.alerts.save}
          </Button>
        ) : undefined
      }
    >
      {settings === null ? (
        <SkeletonLines lines={8} />
      ) : (
        <>
          <Rules settings={settings} disabled={!isSuperAdmin} onChange={setDraft} />
          <BacktestPanel settings={settings} />
        </>
      )}
    </Drawer>
  );
}

interface RulesProps {
  readonly settings: AlertSettings;
  readonly disabled: boolean;
  readonly onChange: (settings: AlertSettings) => void;
}

function Rules({ settings, disabled, onChange }: RulesProps) {
  const words = useWords();
  const set = (part: Partial<AlertSettings>) => onChange({ ...settings, ...part });
  return (
    <>
      <div className={css.rules}>
        {alertRules.map((rule) => (
          <Checkbox
            key={rule}
            label={words.alerts.rule[rule]}
            checked={!settings.off.includes(rule)}
            disabled={disabled}
            onChange={(on) =>
              set({ off: on ? settings.off.filter((one) => one !== rule) : [...settings.off, rule] })
            }
          />
        ))}
      </div>
      <div className={css.rules}>
        <NumberField
          label={words.alerts.stale}
          value={settings.staleHours}
          min={2}
          max={336}
          disabled={disabled}
          onChange={(staleHours) => set({ staleHours: staleHours ?? 36 })}
        />
        <NumberField
          label={words.alerts.spendOff}
          value={settings.spendOff}
          min={20}
          max={500}
          disabled={disabled}
          onChange={(value) => set({ spendOff: value ?? 75 })}
        />
        <NumberField
          label={words.alerts.costTimes}
          value={settings.costTimes}
          min={110}
          max={1000}
          disabled={disabled}
          onChange={(costTimes) => set({ costTimes: costTimes ?? 150 })}
        />
        <NumberField
          label={words.alerts.ctrTimes}
          value={settings.ctrTimes}
          min={5}
          max={95}
          disabled={disabled}
          onChange={(value) => set({ ctrTimes: value ?? 50 })}
        />
      </div>
    </>
  );
}
