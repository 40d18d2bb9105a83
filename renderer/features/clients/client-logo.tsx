import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../shared/model/client.ts';
import { queries } from '../../queries.ts';
import { ClientMark, type ClientMarkProps } from '../../ui/client-mark.tsx';

export interface ClientLogoProps {
  readonly client: Pick<Client, 'id' | 'name' | 'colour' | 'logo'>;
  readonly size?: ClientMarkProps['size'];
}

/** The client's mark with its logo where there is one; the colour and the initials until it is here. */
export function ClientLogo({ client, size }: ClientLogoProps) {
  const { id, name, colour, logo } = client;
  // Most clients have none, and a list draws many: only who has one asks for it.
  return logo === null ? (
    <ClientMark name={name} colour={colour} size={size} />
  ) : (
    <AskedLogo id={id} logo={logo} mark={{ name, colour, size }} />
  );
}

interface AskedLogoProps {
  readonly id: string;
  readonly logo: string;
  readonly mark: ClientMarkProps;
}

function AskedLogo({ id, logo, mark }: AskedLogoProps) {
  const png = useQuery(queries.logo(id, logo)).data?.png ?? null;
  return <ClientMark {...mark} logo={png === null ? undefined : `data:image/png;base64,${png}`} />;
}
