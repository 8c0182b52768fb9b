/** How applications run and are delivered, as a plugin of the new frontend system. */
export { monitoringPlugin as default } from './plugin';
export { monitoringApiRef, type MonitoringApi } from './api/monitoringApi';
export { batchRoles } from './batchRoles';
export { monitoringTranslationRef } from './translation/ref';
