import { createUnifiedTheme, genPageTheme, palettes } from '@backstage/theme';

const navigation = {
  background: '#0d2846',
  indicator: '#f2a541',
  color: '#d5dfeb',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1a3c63' },
};

/** Backstage paints a picture behind every page title; Rosetta paints one colour. */
const plainHeader = (color: string) => ({
  home: genPageTheme({ colors: [color, color], shape: 'none' }),
});
const flat = (color: string) => ({
  BackstageHeader: {
    styleOverrides: { header: { backgroundImage: 'none', backgroundColor: color, boxShadow: 'none' } },
  },
});

/** Rosetta by day. */
export const light = createUnifiedTheme({
  palette: {
    ...palettes.light,
    primary: { main: '#12355b' },
    link: '#12558f',
    linkHover: '#0d3c66',
    navigation,
  },
  defaultPageTheme: 'home',
  pageTheme: plainHeader('#12355b'),
  components: flat('#12355b'),
});

/** Rosetta by night. */
export const dark = createUnifiedTheme({
  palette: {
    ...palettes.dark,
    primary: { main: '#8fc1ee' },
    link: '#8fc1ee',
    linkHover: '#c3def7',
    navigation,
  },
  defaultPageTheme: 'home',
  pageTheme: plainHeader('#0d2846'),
  components: flat('#0d2846'),
});
