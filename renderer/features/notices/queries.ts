import type { Language } from '../../../shared/model/language.ts';
import { api } from '../../api.ts';

/** Main says each piece of news; so the list is another one in another language. */
export const noticesIn = (language: Language) => ({
  queryKey: ['notices', language],
  queryFn: () => api.notices.list({ language }),
});
