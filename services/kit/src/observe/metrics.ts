import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { contextOf } from '../http/context.ts';

/** Measures requests by operation, and serves the figures in Prometheus' format. */
export const createMetrics = (service: string): { measure: RequestHandler; serve: RequestHandler } => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the last byte of the answer.',
    labelNames: ['operation', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    measure: (req, res, next) => {
      const stop = duration.startTimer();
      res.once('close', () => {
        const operation = contextOf(res).match?.operation.operationId ?? 'none';
        stop({ operation, method: req.method, status: res.statusCode });
      });
      next();
    },
    serve: async (_req, res) => {
      res.set('Content-Type', registry.contentType).end(await registry.metrics());
    },
  };
};
