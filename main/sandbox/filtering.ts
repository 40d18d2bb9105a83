import { invalid } from './errors.ts';
import type { Params } from './request.ts';

export interface Filter {
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
}

export function parseList(params: Params, name: string): string[] | null {
  const raw = params[name];
  if (raw === undefined || raw === '') return null;
  if (!raw.startsWith('[')) return raw.split(',').map((one) => one.trim());
  try {
    const parsed: unknown = JSON.parse(raw);
    if (Array.isArray(parsed)) return parsed.map(String);
  } catch {
    // Falls through to the refusal below: a list that cannot be read is not an empty one.
  }
  throw invalid(`Param ${name} must be an array`, name);
}

export function parseFilters(params: Params): Filter[] {
  const raw = params['filtering'];
  if (raw === undefined || raw === '') return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(raw);
  } catch {
    throw invalid('Param filtering must be an array', 'filtering');
  }
  if (!Array.isArray(parsed)) throw invalid('Param filtering must be an array', 'filtering');
  return parsed.map((one: Partial<Filter>) => {
    if (typeof one.field !== 'string' || typeof one.operator !== 'string') {
      throw invalid('Filtering needs field, operator and value', 'filtering');
    }
    return { field: one.field, operator: one.operator, value: one.value };
  });
}

export function passes(filter: Filter, actual: string | number): boolean {
  const wanted = Array.isArray(filter.value) ? filter.value.map(String) : [String(filter.value)];
  const text = String(actual);
  switch (filter.operator) {
    case 'IN':
    case 'EQUAL':
    case 'ANY':
      return wanted.includes(text);
    case 'NOT_IN':
    case 'NOT_EQUAL':
      return !wanted.includes(text);
    case 'CONTAIN':
      return wanted.some((one) => text.includes(one));
    case 'NOT_CONTAIN':
      return !wanted.some((one) => text.includes(one));
    case 'GREATER_THAN':
      return Number(text) > Number(wanted[0]);
    case 'GREATER_THAN_OR_EQUAL':
      return Number(text) >= Number(wanted[0]);
    case 'LESS_THAN':
      return Number(text) < Number(wanted[0]);
    case 'LESS_THAN_OR_EQUAL':
      return Number(text) <= Number(wanted[0]);
    default:
      throw invalid(`Filtering operator ${filter.operator} is invalid`, 'filtering');
  }
}
