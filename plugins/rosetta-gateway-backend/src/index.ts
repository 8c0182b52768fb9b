export { gatewayPlugin as default } from './plugin.ts';
