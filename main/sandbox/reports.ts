import { GraphError, gone } from './errors.ts';
import { digits } from './hash.ts';
import type { Row } from './request.ts';
import type { Ctx, Report } from './state.ts';
import { type AdsObject, accountOf } from './world.ts';
import { dayMs } from './zones.ts';

const lifeMs = 30 * dayMs;

export function createReport(object: AdsObject, ctx: Ctx, params: Report['params']): string {
  const { state } = ctx;
  const id = `88${digits(`report/${state.reports.size}`, state.world.seed, 13)}${String(state.reports.size % 100).padStart(2, '0')}`;
  const kept = Object.fromEntries(
    Object.entries(params).filter(([name]) => name !== 'access_token' && name !== 'appsecret_proof'),
  );
  state.reports.set(id, {
    id,
    object,
    params: kept,
    token: ctx.token,
    createdAt: ctx.now,
    mode: state.config.reports,
    polls: 0,
  });
  return id;
}

function progress(report: Report, ctx: Ctx): number {
  const seconds = Math.max(0.001, ctx.state.config.reportSeconds);
  return Math.min(100, Math.floor(((ctx.now - report.createdAt) / 1000 / seconds) * 100));
}

/** Its own token's: somebody else's report reads as if it did not exist, and so does one older than 30 days. */
export function findReport(ctx: Ctx, id: string): Report {
  const report = ctx.state.reports.get(id);
  const source = ctx.token.parent ?? ctx.token;
  if (!report || report.token.userId !== source.userId || ctx.now - report.createdAt > lifeMs) throw gone(id);
  report.polls += 1;
  // Seen live: a report asked for right after its creation may not be there yet.
  if (report.mode === 'notFoundFirst' && report.polls === 1) throw gone(id);
  return report;
}

export function reportStatus(report: Report, ctx: Ctx): Row {
  const percent = progress(report, ctx);
  const base = {
    id: report.id,
    account_id: accountOf(report.object).id,
    time_ref: Math.floor(report.createdAt / 1000),
  };
  if (report.mode === 'stuck') {
    const stuck = Math.min(99, percent);
    return {
      ...base,
      async_status: stuck === 0 ? 'Job Started' : 'Job Running',
      async_percent_completion: stuck,
      is_running: true,
    };
  }
  if (percent === 0)
    return { ...base, async_status: 'Job Not Started', async_percent_completion: 0, is_running: true };
  if (percent < 100) {
    const async_status = percent < 25 ? 'Job Started' : 'Job Running';
    return { ...base, async_status, async_percent_completion: percent, is_running: true };
  }
  const time_completed = Math.floor(report.createdAt / 1000) + Math.ceil(ctx.state.config.reportSeconds);
  if (report.mode === 'skipped') {
    return { ...base, async_status: 'Job Skipped', async_percent_completion: 0, is_running: false };
  }
  if (report.mode === 'failed') {
    return {
      ...base,
      async_status: 'Job Failed',
      async_percent_completion: 100,
      is_running: false,
      error_code: -2,
      error_subcode: 2490547,
      error_message: 'The report could not be made',
      error_user_title: 'Report failed',
      error_user_msg: 'Your report could not be completed. Try again with a smaller range.',
    };
  }
  return {
    ...base,
    async_status: 'Job Completed',
    async_percent_completion: 100,
    is_running: false,
    time_completed,
  };
}

export function isReady(report: Report, ctx: Ctx): boolean {
  return reportStatus(report, ctx)['async_status'] === 'Job Completed';
}

export function notReady(): GraphError {
  return new GraphError({
    code: 100,
    message: '(#100) The report run is not complete yet',
    transient: false,
  });
}
