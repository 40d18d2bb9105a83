import { useMutation } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { type Language, languageNames, languages, setLanguage, useLanguage } from '../../words/language.ts';
import { useWords } from '../../words/use-words.ts';

/** Changes every word at once, and is remembered on this computer, also for whoever has not signed in yet. */
export function LanguageChoice() {
  const words = useWords();
  const language = useLanguage();
  const choose = useMutation({
    mutationFn: (next: Language) => api.app.setLanguage({ language: next }),
    onMutate: setLanguage,
  });
  return (
    <Segmented
      label={words.settings.language}
      value={language}
      onChange={(next) => choose.mutate(next)}
      segments={languages.map((value) => ({ value, label: languageNames[value] }))}
    />
  );
}
