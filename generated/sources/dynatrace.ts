// Written by the contract generator from the OpenAPI spec; edit the spec instead.
export interface paths {
    "/api/v2/metrics/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read data points. Scope metrics.read. */
        get: operations["queryMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List problems that were open at some time of the period. Scope problems.read. */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List monitored entities of one type. Scope entities.read. */
        get: operations["listEntities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/slo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List service-level objectives with their evaluation. Scope slo.read. */
        get: operations["listObjectives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Absent, null or empty on the last page. */
        NextPageKey: string | null;
        MetricPage: {
            totalCount?: number;
            nextPageKey?: components["schemas"]["NextPageKey"];
            resolution?: string;
            result: {
                metricId: string;
                data: {
                    dimensions: (string | null)[];
                    dimensionMap?: {
                        [key: string]: string | null;
                    };
                    timestamps: number[];
                    values: (number | null)[];
                }[];
            }[];
        };
        ProblemPage: {
            totalCount?: number;
            pageSize?: number;
            nextPageKey?: components["schemas"]["NextPageKey"];
            problems: {
                problemId: string;
                displayId?: string;
                title?: string;
                impactLevel?: string;
                severityLevel?: string;
                status: string;
                /** @description Milliseconds since 1970. */
                startTime: number;
                /** @description -1 while the problem is open. */
                endTime?: number;
            }[];
        };
        EntityPage: {
            totalCount?: number;
            pageSize?: number;
            nextPageKey?: components["schemas"]["NextPageKey"];
            entities: {
                entityId: string;
                type?: string;
                displayName?: string;
                tags?: Record<string, never>[];
                properties?: Record<string, never>;
            }[];
        };
        ObjectivePage: {
            totalCount?: number;
            pageSize?: number;
            nextPageKey?: components["schemas"]["NextPageKey"];
            slo: {
                id: string;
                name: string;
                evaluatedPercentage?: number;
                errorBudget?: number;
                status?: string;
                target?: number;
                warning?: number;
                timeframe?: string;
            }[];
        };
        Refusal: {
            error: {
                code: number;
                message: string;
            };
        };
    };
    responses: {
        /** @description The request was refused; with 403 the message names the scope that the token lacks. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: {
        /**
         * @description The key of the page to read, from the page before it. No other parameter may be sent with it.
         * @example AQAAABQBAAAABQ==
         */
        NextPageKey: string;
        /**
         * @description Items on a page.
         * @example 500
         */
        PageSize: number;
        /**
         * @description Where the period starts.
         * @example 2026-01-05T00:00:00.000Z
         */
        From: string;
        /**
         * @description Where the period ends.
         * @example 2026-01-06T00:00:00.000Z
         */
        To: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    queryMetrics: {
        parameters: {
            query?: {
                /**
                 * @description The key of the page to read, from the page before it. No other parameter may be sent with it.
                 * @example AQAAABQBAAAABQ==
                 */
                nextPageKey?: components["parameters"]["NextPageKey"];
                /**
                 * @description The metrics, with their transformations.
                 * @example builtin:service.response.time:splitBy("dt.entity.service"):avg
                 */
                metricSelector?: string;
                /**
                 * @description The width of a data point.
                 * @example 1h
                 */
                resolution?: string;
                /**
                 * @description Where the period starts.
                 * @example 2026-01-05T00:00:00.000Z
                 */
                from?: components["parameters"]["From"];
                /**
                 * @description Where the period ends.
                 * @example 2026-01-06T00:00:00.000Z
                 */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of series. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricPage"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listProblems: {
        parameters: {
            query?: {
                /**
                 * @description The key of the page to read, from the page before it. No other parameter may be sent with it.
                 * @example AQAAABQBAAAABQ==
                 */
                nextPageKey?: components["parameters"]["NextPageKey"];
                /**
                 * @description Items on a page.
                 * @example 500
                 */
                pageSize?: components["parameters"]["PageSize"];
                /**
                 * @description Where the period starts.
                 * @example 2026-01-05T00:00:00.000Z
                 */
                from?: components["parameters"]["From"];
                /**
                 * @description Where the period ends.
                 * @example 2026-01-06T00:00:00.000Z
                 */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of problems. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemPage"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listEntities: {
        parameters: {
            query?: {
                /**
                 * @description The key of the page to read, from the page before it. No other parameter may be sent with it.
                 * @example AQAAABQBAAAABQ==
                 */
                nextPageKey?: components["parameters"]["NextPageKey"];
                /**
                 * @description Items on a page.
                 * @example 500
                 */
                pageSize?: components["parameters"]["PageSize"];
                /**
                 * @description Which entities; a type is needed.
                 * @example type("SERVICE")
                 */
                entitySelector?: string;
                /**
                 * @description What to send beside identifier, name and type.
                 * @example +tags,+properties
                 */
                fields?: string;
                /**
                 * @description Where the period starts.
                 * @example 2026-01-05T00:00:00.000Z
                 */
                from?: components["parameters"]["From"];
                /**
                 * @description Where the period ends.
                 * @example 2026-01-06T00:00:00.000Z
                 */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of entities. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityPage"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listObjectives: {
        parameters: {
            query?: {
                /**
                 * @description The key of the page to read, from the page before it. No other parameter may be sent with it.
                 * @example AQAAABQBAAAABQ==
                 */
                nextPageKey?: components["parameters"]["NextPageKey"];
                /**
                 * @description Items on a page.
                 * @example 500
                 */
                pageSize?: components["parameters"]["PageSize"];
                /**
                 * @description Whether to evaluate each objective over its time window.
                 * @example true
                 */
                evaluate?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of objectives. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectivePage"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
}
