import { SearchField } from '@backstage/ui';
import { useEffect, useState } from 'react';

const pause = 300;

/** A filter of free text; the URL follows when the typing rests, so that the list is not asked for at every letter. */
export const FilterText = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) => {
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  useEffect(() => {
    if (text === (value ?? '')) return undefined;
    const timer = setTimeout(() => onChange(text || undefined), pause);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return <SearchField label={label} placeholder={label} value={text} onChange={setText} />;
};
