/** The cost dashboard, as a plugin of the new frontend system. */
export { finopsPlugin as default } from './plugin';
export { batchRoles } from './batchRoles';
export { finopsApiRef, type FinopsApi } from './api/finopsApi';
export { finopsTranslationRef } from './translation/ref';
