import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@rosetta/plugin-auth-backend-module-rosetta'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@rosetta/plugin-permission-backend-module-rosetta'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@rosetta/plugin-catalog-backend-module-rosetta'));

backend.add(import('@rosetta/plugin-rosetta-gateway-backend'));

backend.start();
