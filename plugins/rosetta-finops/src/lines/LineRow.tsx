import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { components } from '@rosetta/generated/finops-api/types.ts';
import { Money, useFormats } from '@rosetta/plugin-rosetta-core';
import { finopsTranslationRef } from '../translation/ref';
import styles from './lines.module.css';

/** One billing line: what it adds to the figure, how it got there, and what was charged. */
export const LineRow = ({ line }: { line: components['schemas']['CostLine'] }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const format = useFormats();
  const { currency } = line;
  return (
    <tr data-line={line.lineId}>
      <th scope="row">
        {line.service}
        <small className={styles.small}>
          {line.provider}
          {line.region && `, ${line.region}`}
        </small>
      </th>
      <td
        data-numeric
        data-value={line.share}
        data-currency={currency}
        data-level="line"
        data-id={line.lineId}
      >
        <Money value={line.share} currency={currency} emphasis />
      </td>
      <td data-numeric>{line.cost === null ? '–' : <Money value={line.cost} currency={currency} />}</td>
      <td className={styles.share}>
        {t(`shareKind.${line.shareKind}`)}
        {line.poolId && <small className={styles.small}>{t('lines.pool', { pool: line.poolId })}</small>}
        {line.ratio !== '1' && (
          <small className={styles.small} data-ratio={line.ratio} title={line.ratio}>
            {format.share(Number(line.ratio))}
          </small>
        )}
        {line.pivotSystem && (
          <small className={styles.small}>{t('lines.pivot', { system: line.pivotSystem })}</small>
        )}
      </td>
      <td className={styles.short}>
        {format.month(line.chargeMonth)}
        {line.billingMonth !== line.chargeMonth && (
          <small className={styles.small}>
            {t('lines.billed', { month: format.month(line.billingMonth) })}
          </small>
        )}
      </td>
      <td>
        {t(`category.${line.chargeCategory}`)}
        {line.chargeClass && <small className={styles.small}>{t('lines.correction')}</small>}
      </td>
      <td className={styles.words}>
        {line.resourceName ?? line.resourceId ?? '–'}
        <small className={styles.small}>{line.subAccountName ?? line.subAccountId}</small>
      </td>
      <td data-numeric>
        {line.quantity === null ? '–' : `${format.quantity(line.quantity)} ${line.unit ?? ''}`}
      </td>
      <td className={styles.words}>{line.description ?? '–'}</td>
    </tr>
  );
};
