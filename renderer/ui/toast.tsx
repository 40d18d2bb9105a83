import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { IconButton } from './icon-button.tsx';
import css from './toast.module.css';

type Tone = 'good' | 'info' | 'warn' | 'bad';

export interface ToastAsk {
  readonly tone?: Tone | undefined;
  readonly title: string;
  readonly body?: string | undefined;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** A second toast with the same id takes the first one's place. */
  readonly id?: string | undefined;
  readonly onClose?: (() => void) | undefined;
}

interface ToastData {
  readonly action?: ToastAsk['action'];
}

const icons: Readonly<Record<Tone, LucideIcon>> = {
  good: CircleCheck,
  info: Info,
  warn: TriangleAlert,
  bad: CircleAlert,
};
const manager = Base.createToastManager<ToastData>();

/** Says that something is done. What went wrong stays until it is dismissed; the rest leaves by itself. */
export function showToast({ tone = 'good', title, body, action, id, onClose }: ToastAsk): string {
  const stays = tone === 'bad' || tone === 'warn';
  return manager.add({
    ...(id === undefined ? {} : { id }),
    type: tone,
    title,
    description: body,
    timeout: stays ? 0 : 5000,
    data: { action },
    ...(onClose ? { onClose } : {}),
  });
}

/** What news say may be somebody's business: none stays on screen once the desk is left. */
export function hideToasts(): void {
  manager.close();
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  return (
    <Base.Provider toastManager={manager} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className={css.viewport} aria-label={words.ui.notifications}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function toneOf(type: string | undefined): Tone {
  return type === 'info' || type === 'warn' || type === 'bad' ? type : 'good';
}

function Toasts() {
  const { toasts } = Base.useToastManager<ToastData>();
  const words = useWords();
  return toasts.map((toast) => {
    const tone = toneOf(toast.type);
    const Icon = icons[tone];
    const action = toast.data?.action;
    return (
      <Base.Root key={toast.id} toast={toast} swipeDirection="down" className={css.toast}>
        <Base.Content className={css.content}>
          <Icon size={16} strokeWidth={1.9} className={cx(css.icon, css[tone])} />
          <div className={css.words}>
            <Base.Title className={css.title} />
            <Base.Description className={css.body} />
            {action ? (
              <Button
                size="small"
                look="quiet"
                className={css.action}
                onClick={() => {
                  action.onPress();
                  manager.close(toast.id);
                }}
              >
                {action.label}
              </Button>
            ) : null}
          </div>
          {/* Base UI hides this button from assistive technology until the stack is unfolded; ours is never folded. */}
          <Base.Close
            aria-hidden={false}
            render={<IconButton icon={X} label={words.ui.dismiss} size="small" tooltip={false} />}
          />
        </Base.Content>
      </Base.Root>
    );
  });
}
