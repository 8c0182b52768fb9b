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
  const resource = line.resourceName ?? line.resourceId;
  const account = line.subAccountName ?? line.subAccountId;
  const nature = [
    t(`category.${line.chargeCategory}`),
    line.chargeClass && t('lines.correction'),
    line.quantity !== null && `${format.quantity(line.quantity)} ${line.unit ?? ''}`.trim(),
  ];
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
      <td className={styles.words}>
        {resource ?? account ?? '–'}
        {resource && account && <small className={styles.small}>{account}</small>}
      </td>
      <td className={styles.words}>
        {line.description ?? '–'}
        <small className={styles.small}>{nature.filter(Boolean).join(' · ')}</small>
      </td>
    </tr>
  );
};
