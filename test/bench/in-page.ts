/** Texts that run in a page; written as functions, so that types are checked, and sent as their source. */
export function inPage<A extends unknown[], R>(work: (...args: A) => R, ...args: A): string {
  return `(${work.toString()})(...${JSON.stringify(args)})`;
}

/** Epoch milliseconds at which the field had the focus (or, without one, at which anything was drawn), and was drawn. */
export async function readyAt(field: string | null): Promise<number> {
  const drawn = new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const [first] = list.getEntriesByName('first-contentful-paint');
      if (first) resolve(first.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  const focused = new Promise<number>((resolve) => {
    const look = (): void => {
      if (field === null || document.activeElement?.matches(field) === true) resolve(performance.now());
    };
    document.addEventListener('focusin', look);
    look();
  });
  return performance.timeOrigin + Math.max(await drawn, await focused);
}

interface Host {
  call(name: string, text: string): Promise<string>;
}

/** Makes a workspace with so many clients, through the same door as the screens; its maker is signed in. */
export async function found(clients: number): Promise<void> {
  const { host } = window as unknown as { host: Host };
  const call = async (name: string, input: unknown): Promise<void> => {
    const answer = await host.call(name, JSON.stringify({ id: name, input }));
    if (!answer.startsWith('{"ok":true')) throw new Error(`${name}: ${answer}`);
  };
  await call('workspace.create', {
    workspaceName: 'Oak & Ash',
    name: 'Ada Admin',
    email: 'ada@agency.example',
    passphrase: 'five quiet herons at dusk',
  });
  for (let at = 1; at <= clients; at += 1) {
    const name = `Client ${String(at).padStart(3, '0')} of the large agency`;
    await call('clients.add', { name, currency: 'EUR', timezone: 'Europe/Warsaw' });
  }
}

/** Signs in through the same door as the screens, and waits until the first client can be read. */
export async function enter(): Promise<void> {
  const { host } = window as unknown as { host: Host };
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const answer = JSON.parse(await host.call(name, JSON.stringify({ id: name, input }))) as {
      ok: boolean;
      value: unknown;
    };
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value;
  };
  const state = (await call('workspace.state', {})) as { doors: { people: { id: string }[] }[] };
  const personId = state.doors[0]?.people[0]?.id;
  await call('workspace.unlock', { kind: 'real', personId, passphrase: 'five quiet herons at dusk' });
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (document.body.textContent.includes('Client 001 of the large agency')) resolve();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
}
