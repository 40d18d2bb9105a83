import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { queries } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Facts } from '../../ui/facts.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { useWords } from '../../words/use-words.ts';
import css from './settings.module.css';

/** Which program, which workspace, which installation, and whose work is inside. */
export function AboutCard() {
  const words = useWords();
  const formats = useFormats();
  const about = useQuery(queries.about());
  const identity = useQuery(queries.identity());
  const [showsLicences, setShowsLicences] = useState(false);
  const id = identity.data;
  const versions = (about.data?.versions ?? []).map(({ name, version }) => ({ term: name, value: version }));
  const facts = [
    ...versions,
    ...(id ? [{ term: 'SQLite', value: id.sqlite }] : []),
    ...(id
      ? [
          { term: words.settings.workspaceId, value: <code className={css.code}>{id.workspaceId}</code> },
          {
            term: words.settings.installationId,
            value: <code className={css.code}>{id.installationId}</code>,
          },
          { term: words.settings.created, value: formats.dateTime(id.createdAt) },
          { term: words.settings.auditKey, value: <code className={css.code}>{id.auditKey}</code> },
        ]
      : []),
  ];
  const copy = () => {
    if (!id) return;
    const programs = (about.data?.versions ?? []).map((one) => `${one.name} ${one.version}`);
    const lines = [...programs, id.workspaceId, id.installationId, id.auditKey];
    if (copyText(lines.join('\n'))) showToast({ title: words.settings.copied });
  };
  return (
    <Card title={words.settings.about}>
      <Facts facts={facts} />
      <p className={css.after}>{words.settings.identityNote}</p>
      <div className={css.buttons}>
        <Button icon={Copy} onClick={copy}>
          {words.settings.copyIdentity}
        </Button>
        <Button onClick={() => setShowsLicences(true)}>{words.settings.licences}</Button>
      </div>
      {showsLicences ? <Licences onClose={() => setShowsLicences(false)} /> : null}
    </Card>
  );
}

function Licences({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const formats = useFormats();
  const about = useQuery(queries.about());
  const licences = about.data?.licences ?? [];
  return (
    <Drawer open wide onClose={onClose} title={words.settings.licencesTitle}>
      <p className={css.note}>
        {words.settings.licencesNote(formats.number(licences.length))} {words.settings.chromiumNote}
      </p>
      {licences.map(({ name, version, licence, text }) => (
        <details key={name} className={css.licence}>
          <summary>
            {name} {version} · {licence}
          </summary>
          <pre className={css.text}>{text}</pre>
        </details>
      ))}
    </Drawer>
  );
}
