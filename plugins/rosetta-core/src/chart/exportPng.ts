import { toBlob } from 'html-to-image';
import { download } from '../csv/download';

// The buttons of a chart are not part of its picture.
const isPicture = (node: HTMLElement) => !node.dataset || !('controls' in node.dataset);

/** Saves what an element shows as a PNG, at twice its size so that it stays sharp on a slide. */
export const exportPng = async (element: HTMLElement, fileName: string): Promise<void> => {
  const backgroundColor = getComputedStyle(element).backgroundColor;
  const image = await toBlob(element, { pixelRatio: 2, backgroundColor, filter: isPicture });
  if (!image) throw new Error('The browser could not draw the picture.');
  download(image, fileName);
};
