import { AppError } from '../../../shared/failure.ts';
import { majorText, parseAmount } from '../../../shared/model/money.ts';
import { UsageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../command.ts';
import { clientOf } from '../find.ts';
import { rowsAs } from '../print.ts';

const format = { value: 'table|csv|json', says: 'How to answer.' };

export const proposalsList: Command = {
  name: 'proposals list',
  says: 'What was proposed for a client, newest first, and what became of it.',
  takes: '<client>',
  options: { format },
  run: async (desk) => {
    const api = await desk.api();
    const { id } = await clientOf(desk, api);
    const list = await api.budgets.proposals({ clientId: id });
    const rows = list.map((one) => [
      one.proposedAt,
      one.state,
      one.objectName,
      majorText({ minor: one.beforeMinor, currency: one.currency }),
      majorText({ minor: one.afterMinor, currency: one.currency }),
      one.currency,
      one.proposer,
      one.reason,
    ]);
    const header = ['at', 'state', 'object', 'before', 'after', 'currency', 'by', 'reason'];
    desk.out(rowsAs(desk.format, header, rows, list));
    return exitCodes.fine;
  },
};

export const proposalsObjects: Command = {
  name: 'proposals objects',
  says: 'The budgets of a client as Meta has them now: what a proposal can be about.',
  takes: '<client>',
  options: { format },
  run: async (desk) => {
    const api = await desk.api();
    const { id } = await clientOf(desk, api);
    const list = await api.budgets.objects({ clientId: id });
    const rows = list.map((one) => [
      one.objectKind,
      one.objectId,
      one.name,
      majorText({ minor: one.minor, currency: one.currency }),
      one.currency,
      one.field.replaceAll('_', ' '),
      one.status,
    ]);
    const header = ['kind', 'id', 'name', 'budget', 'currency', 'of', 'status'];
    desk.out(rowsAs(desk.format, header, rows, list));
    return exitCodes.fine;
  },
};

export const proposalsCreate: Command = {
  name: 'proposals create',
  says: 'Puts a budget up for a person to decide on. Nothing is sent: approving happens in the window.',
  takes: '<client> <campaign or ad set id>',
  options: {
    to: { value: 'amount', says: 'The new budget, with a point: 120.50.' },
    reason: { value: 'text', says: 'Why.' },
  },
  run: async (desk) => {
    const [, objectId] = desk.asked.words;
    const [amount, reason] = [desk.asked.text('to'), desk.asked.text('reason')];
    if (objectId === undefined || amount === undefined || reason === undefined)
      throw new UsageError('It takes a client, an id, --to and --reason.');
    const api = await desk.api();
    const { id: clientId } = await clientOf(desk, api);
    const found = (await api.budgets.objects({ clientId })).find((one) => one.objectId === objectId);
    if (!found) throw new AppError('not_found', `This client has no budget on ${objectId}.`);
    const after = parseAmount(amount, found.currency, 'en');
    if (!after.ok)
      throw new AppError(
        'invalid_request',
        `“${amount}” is no amount of ${found.currency}: write it like 120.50.`,
      );
    const made = await api.budgets.propose({
      clientId,
      objectKind: found.objectKind,
      objectId: found.objectId,
      before: found.minor,
      after: after.money.minor,
      reason,
      source: 'cli',
    });
    const row = [
      made.id,
      made.state,
      made.objectName,
      majorText({ minor: made.afterMinor, currency: made.currency }),
    ];
    desk.out(rowsAs(desk.format, ['id', 'state', 'object', 'after'], [row], made));
    return exitCodes.fine;
  },
};
