/** English messages of the monitoring pages, and the list of keys every other language must fill. */
export const en = {
  batch: {
    title: 'Monitoring batch',
    description:
      'What loads and builds how applications run and are delivered: what ran, what runs, what was rejected, and who did what.',
  },
} as const;
