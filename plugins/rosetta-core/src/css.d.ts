/** Class names of a CSS module; missing ones are undefined, as in tests that load no style. */
declare module '*.module.css' {
  const classes: Record<string, string | undefined>;
  export default classes;
}
