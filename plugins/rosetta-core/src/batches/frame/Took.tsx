import { useFormats } from '../../format/useFormats';
import { useNow } from '../../format/useNow';

/** How long something took, growing while it lasts; a dash before it began. */
export const Took = ({ from, to }: { from: string | null; to: string | null }) => {
  const format = useFormats();
  const now = useNow(from !== null && to === null);
  if (from === null) return <>–</>;
  return <>{format.duration((to === null ? now : Date.parse(to)) - Date.parse(from))}</>;
};
