export { authModuleRosetta as default } from './module.ts';
