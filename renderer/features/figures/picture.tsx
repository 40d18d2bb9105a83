import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import css from './picture.module.css';

export interface PictureProps {
  readonly clientId: string;
  readonly id: string;
  readonly size: number;
  readonly alt: string;
}

/** A stored picture, served by the app itself and only to a session of its client; nothing is fetched from Meta here. */
export function Picture({ clientId, id, size, alt }: PictureProps) {
  const [isLost, setLost] = useState(false);
  const style = { width: size, height: size };
  if (isLost)
    return (
      <span className={css.none} style={style}>
        <ImageOff size={14} aria-hidden="true" />
      </span>
    );
  return (
    <img
      className={css.picture}
      style={style}
      src={`/media/${clientId}/${id}`}
      alt={alt}
      loading="lazy"
      onError={() => setLost(true)}
    />
  );
}
