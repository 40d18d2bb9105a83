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
  const picture = useQuery({ ...queries.logo(id, logo ?? ''), enabled: logo !== null });
  const png = logo === null ? null : (picture.data?.png ?? null);
  return (
    <ClientMark
      name={name}
      colour={colour}
      size={size}
      logo={png === null ? undefined : `data:image/png;base64,${png}`}
    />
  );
}
