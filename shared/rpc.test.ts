import { describe, expect, test } from 'vitest';
import { AppError } from './failure.ts';
import type { Host } from './host.ts';
import type { Call, Life, Served } from './rpc.ts';
import { connect, connectWindow, emitting, event, serve } from './rpc.ts';
import { z } from './zod.ts';

function call<I extends z.ZodType, O extends z.ZodType>(
  access: string,
  input: I,
  output: O,
): Call<I, O, string> {
  return { kind: 'call', access, effect: 'read', input, output };
}

const contract = {
  shop: {
    price: call('all', z.object({ item: z.string() }), z.object({ cents: z.int() })),
    leak: call('all', z.object({}), z.object({ name: z.string() })),
    wait: call(
      'all',
      z.object({ atEnd: z.enum(['reject', 'stumble', 'answer']).default('reject') }),
      z.object({}),
    ),
    broken: call('all', z.object({}), z.object({})),
    closed: call('staff', z.object({}), z.object({})),
    sold: event(z.object({ item: z.string() })),
  },
};

interface Caller {
  readonly name: string;
}

function aShop() {
  const bugs: string[] = [];
  let started: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => {
    started = resolve;
  });
  const life = aLife();
  const served = serve<typeof contract, { by: string; life?: Life }, Caller>(
    contract,
    {
      shop: {
        price: ({ item }) => ({ cents: item.length }),
        leak: () => ({ name: 'Ada', token: 'EAAsecret' }),
        wait: ({ atEnd }, { signal }) =>
          new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => {
              if (atEnd === 'answer') resolve({});
              else
                reject(
                  atEnd === 'reject' ? new AppError('cancelled', 'Cancelled.') : new TypeError('closed'),
                );
            });
            started();
          }),
        broken: () => {
          throw new Error('the till is on fire at /root/secret');
        },
        closed: () => ({}),
      },
    },
    (entry, _name, _input, caller) => {
      if (entry.access === 'staff' && caller.name !== 'staff')
        throw new AppError('not_allowed', 'Staff only.');
      return { by: caller.name, life };
    },
    (name) => bugs.push(name),
  );
  return { served, bugs, waiting, life };
}

function aLife(): Life & { end: (reason: AppError) => void; over: () => void } {
  const calls = new Set<AbortController>();
  let isOver = false;
  return {
    join: (stop) => void calls.add(stop),
    leave: (stop) => void calls.delete(stop),
    get isOver() {
      return isOver;
    },
    end: (reason) => calls.forEach((stop) => stop.abort(reason)),
    over: () => {
      isOver = true;
    },
  };
}

function hostOf(served: Served<Caller>, caller: Caller = { name: 'guest' }) {
  const listeners = new Set<(name: string, text: string) => void>();
  const host: Host = {
    call: (name, text) => served(name, text, caller),
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    host,
    say: (name: string, payload: unknown) => listeners.forEach((hear) => hear(name, JSON.stringify(payload))),
  };
}

describe('a call whose session ends', () => {
  const locked = new AppError('locked', 'Locked meanwhile.');

  test.each(['reject', 'stumble'] as const)(
    'ends with the reason of it when it comes to %s',
    async (atEnd) => {
      const { served, waiting, life, bugs } = aShop();
      const { api } = connect(contract, hostOf(served).host);
      const call = api.shop.wait({ atEnd });
      await waiting;
      life.end(locked);
      await expect(call).rejects.toMatchObject({ code: 'locked', message: 'Locked meanwhile.' });
      expect(bugs).toEqual([]);
    },
  );

  test('still gets its answer while it is ending, and nothing any more when it is over', async () => {
    for (const isOver of [false, true]) {
      const { served, waiting, life } = aShop();
      const { api } = connect(contract, hostOf(served).host);
      const call = api.shop.wait({ atEnd: 'answer' }).catch((error: AppError) => error.code);
      await waiting;
      if (isOver) life.over();
      life.end(locked);
      expect(await call).toEqual(isOver ? 'locked' : {});
    }
  });
});

describe('the door', () => {
  test('answers a call that fits the contract', async () => {
    const { api } = connect(contract, hostOf(aShop().served).host);
    expect(await api.shop.price({ item: 'soap' })).toEqual({ cents: 4 });
  });

  test('drops what the contract does not declare, so that a token column cannot leave', async () => {
    const { served } = aShop();
    expect(await served('shop.leak', '{"id":"1","input":{}}', { name: 'guest' })).toBe(
      '{"ok":true,"value":{"name":"Ada"}}',
    );
  });

  test.each([
    ['shop.price', '{"id":"1","input":{"item":7}}'],
    ['shop.price', '{"id":"1"}'],
    ['shop.price', 'not json'],
    ['shop.price', 'null'],
    ['shop.nothing', '{"id":"1","input":{}}'],
    ['shop.sold', '{"id":"1","input":{}}'],
    ['__proto__.toString', '{"id":"1","input":{}}'],
    ['shop.constructor', '{"id":"1","input":{}}'],
    ['shop.price.more', '{"id":"1","input":{"item":"x"}}'],
    ['', '{"id":"1","input":{}}'],
  ])('refuses %s with %s as an invalid request', async (name, text) => {
    const { served, bugs } = aShop();
    expect(JSON.parse(await served(name, text, { name: 'guest' }))).toMatchObject({
      ok: false,
      failure: { code: 'invalid_request' },
    });
    expect(bugs).toEqual([]);
  });

  test('asks the admission before the handler runs', async () => {
    const { served } = aShop();
    const ask = (name: string) => connect(contract, hostOf(served, { name }).host).api.shop.closed({});
    await expect(ask('guest')).rejects.toMatchObject({ code: 'not_allowed', message: 'Staff only.' });
    expect(await ask('staff')).toEqual({});
  });

  test('says nothing of a bug but that there is one, and reports it', async () => {
    const { served, bugs } = aShop();
    const text = await served('shop.broken', '{"id":"1","input":{}}', { name: 'guest' });
    expect(JSON.parse(text)).toMatchObject({ failure: { code: 'internal' } });
    expect(text).not.toContain('fire');
    expect(bugs).toEqual(['shop.broken']);
  });

  test('cancels the call of its own caller only', async () => {
    const { served, waiting } = aShop();
    const stop = new AbortController();
    const { host } = hostOf(served, { name: 'me' });
    const running = connect(contract, host).api.shop.wait({}, { signal: stop.signal });
    await waiting;
    await served('rpc.cancel', '{"id":"guess-1"}', { name: 'other' });
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('hands events to listeners until they stop', () => {
    const { host, say } = hostOf(aShop().served);
    const heard: string[] = [];
    const stop = connect(contract, host).hear('shop.sold', ({ item }) => heard.push(item));
    say('shop.sold', { item: 'soap' });
    stop();
    say('shop.sold', { item: 'tea' });
    expect(heard).toEqual(['soap']);
  });
});

describe('a window, which holds no schema', () => {
  test('asks and hears by names alone, and is refused by main what the contract does not know', async () => {
    const { host, say } = hostOf(aShop().served);
    const { api, hear } = connectWindow<typeof contract>(host);
    expect(await api.shop.price({ item: 'tea' })).toEqual({ cents: 3 });
    const heard: string[] = [];
    hear('shop.sold', ({ item }) => heard.push(item));
    say('shop.sold', { item: 'soap' });
    expect(heard).toEqual(['soap']);
    await expect(api.shop.price({ item: 7 as never })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(
      (api as never as Record<string, typeof api.shop>)['nowhere']?.price({ item: 'x' }),
    ).rejects.toThrow('There is no call named');
  });
});

describe('an event', () => {
  const sent: unknown[] = [];
  const emit = emitting(contract, (name, payload) => sent.push([name, payload]));

  test('leaves without what the contract does not name', () => {
    const row = { item: 'soap', token: 'secret' };
    emit('shop.sold', row);
    expect(sent).toEqual([['shop.sold', { item: 'soap' }]]);
  });

  test('that the contract does not know, or of another shape, does not leave', () => {
    sent.splice(0);
    expect(() => emit('shop.burnt' as never, { item: 'soap' } as never)).toThrow('no event named shop.burnt');
    expect(() => emit('shop.price' as never, { item: 'soap' } as never)).toThrow('no event named shop.price');
    expect(() => emit('shop.sold', { item: 7 as never })).toThrow();
    expect(sent).toEqual([]);
  });
});
