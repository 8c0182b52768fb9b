import type { Problem } from '@rosetta/plugin-rosetta-core';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** The filters of the page's URL. */
export const address = () => new URLSearchParams(screen.getByTestId('address').textContent ?? '');

/** A refusal of the service. */
export const problem = (status: number, detail = 'What to do next.'): Problem => ({
  type: 'urn:rosetta:problem:x',
  title: 'No',
  status,
  detail,
  requestId: 'r-1',
});

/** The element whose `data-` attribute has this value, once it is there. */
export const row = (attribute: string, value: string) =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-${attribute}="${value}"]`);
    expect(found).not.toBeNull();
    return found!;
  });

/** Presses a button, once it is there. */
export const press = async (
  name: string | RegExp,
  where: Pick<typeof screen, 'findByRole'> = screen,
): Promise<void> => userEvent.click(await where.findByRole('button', { name }));
