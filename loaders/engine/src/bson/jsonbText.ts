const jsonEscape = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\./g;

/** JSON text that jsonb takes: an escaped U+0000 or half of a surrogate pair becomes U+FFFD and is counted. */
export const jsonbText = (json: string, onNul: () => void): string =>
  json.includes('\\u')
    ? json.replace(jsonEscape, (found) => {
        if (found.length !== 6 || !/^\\u(?:0000|[dD][89a-fA-F])/.test(found)) return found;
        onNul();
        return '\\ufffd';
      })
    : json;
