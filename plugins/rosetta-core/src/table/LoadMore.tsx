import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { PagedOperation } from '../operations/usePagedOperation';
import { ProblemPanel } from '../states/ProblemPanel';
import { coreTranslationRef } from '../translation/ref';

/** What follows a table read page by page: the button for the next page, or the problem that stopped it. */
export const LoadMore = <P,>({ of }: { of: PagedOperation<P> }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  if (of.isFetchNextPageError) {
    // A cursor of an older publication leads nowhere: the list starts again.
    const retry = of.error.kind === 'moved' ? of.refetch : of.fetchNextPage;
    return <ProblemPanel error={of.error} isRetrying={of.isFetching} onRetry={() => retry()} />;
  }
  if (!of.hasNextPage) return null;
  return (
    <div>
      <Button variant="secondary" isPending={of.isFetchingNextPage} onPress={() => of.fetchNextPage()}>
        {t('table.more')}
      </Button>
    </div>
  );
};
