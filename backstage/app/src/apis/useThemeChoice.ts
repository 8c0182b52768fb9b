import { appThemeApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** The theme that the reader chose, `light` or `dark`; nothing when it follows the system. */
export const useThemeChoice = (): string | undefined => {
  const themes = useApi(appThemeApiRef);
  const [theme, setTheme] = useState(() => themes.getActiveThemeId());
  useEffect(() => {
    const subscription = themes.activeThemeId$().subscribe(setTheme);
    return () => subscription.unsubscribe();
  }, [themes]);
  // `system` comes late and changes nothing: the frame must not load anew for it, and lose the reader's page.
  return theme === 'light' || theme === 'dark' ? theme : undefined;
};
