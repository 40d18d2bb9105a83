import { ImagePlus } from 'lucide-react';
import { Banner } from '../../ui/banner.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { useWords } from '../../words/use-words.ts';
import type { LogoProblem } from './read-logo.ts';

interface LogoButtonProps {
  readonly loading: boolean;
  readonly onFile: (file: File) => void;
}

export function LogoButton({ loading, onFile }: LogoButtonProps) {
  const words = useWords();
  return (
    <FileButton
      size="small"
      icon={ImagePlus}
      loading={loading}
      label={words.setup.logoChoose}
      accept="image/png,image/jpeg,image/webp"
      onFile={onFile}
    />
  );
}

/** Says why a picture could not be taken. */
export function LogoRefusal({ problem }: { readonly problem: LogoProblem | null }) {
  const words = useWords();
  if (problem === null) return null;
  return <Banner tone="bad">{problem === 'large' ? words.setup.logoLarge : words.setup.logoBad}</Banner>;
}
