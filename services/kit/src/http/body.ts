import express, { type RequestHandler } from 'express';
import { unsupportedMediaType } from './frameworkProblems.ts';
import { contextOf } from './context.ts';
import type { GeneratedContract } from '../types.ts';

const baseType = (header: string): string => (header.split(';')[0] ?? '').trim().toLowerCase();

/** Reads the body of operations that have one, up to the limit; refuses other media types. */
export const readBody = ({ validators }: GeneratedContract, limit: string): RequestHandler => {
  const parse = express.json({ limit, strict: false, type: () => true });
  return (req, res, next) => {
    const operationId = contextOf(res).match?.operation.operationId ?? '';
    const body = validators[operationId]?.body;
    const sent = req.headers['transfer-encoding'] !== undefined || Number(req.get('content-length') ?? 0) > 0;
    if (!body || !sent) return next();
    const type = baseType(req.get('content-type') ?? '');
    const known = Object.keys(body.content);
    if (!known.includes(type)) {
      throw unsupportedMediaType(
        `${operationId} reads ${known.join(' or ')}, not ${type || 'a body without Content-Type'}.`,
      );
    }
    parse(req, res, next);
  };
};
