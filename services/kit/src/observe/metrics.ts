import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { contextOf } from '../http/context.ts';

/** Measures requests by operation, and serves the figures in Prometheus' format. */
export const createMetrics = (service: string): { measure: RequestHandler; serve: RequestHandler } => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the last byte of the answer, or to the opening of a stream.',
    labelNames: ['operation', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const streams = new Gauge({
    name: 'http_open_streams',
    help: 'Streams of events that are open now.',
    labelNames: ['operation'],
    registers: [registry],
  });
  return {
    measure: (req, res, next) => {
      const stop = duration.startTimer();
      const context = contextOf(res);
      const operation = () => context.match?.operation.operationId ?? 'none';
      const answered = () => stop({ operation: operation(), method: req.method, status: res.statusCode });
      context.opened = () => {
        res.off('close', answered);
        answered(); // how long somebody watches says nothing of how fast we are
        streams.inc({ operation: operation() });
        res.once('close', () => streams.dec({ operation: operation() }));
      };
      res.once('close', answered);
      next();
    },
    serve: async (_req, res) => {
      res.set('Content-Type', registry.contentType).end(await registry.metrics());
    },
  };
};
