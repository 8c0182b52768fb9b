/** Hands a file to the browser's downloads. */
export const download = (content: Blob, fileName: string): void => {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Safari reads the URL after the click returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** Hands CSV text to the browser's downloads. */
export const downloadCsv = (csv: string, fileName: string): void =>
  download(new Blob([csv], { type: 'text/csv;charset=utf-8' }), fileName);
