// Written by the contract generator from the OpenAPI spec; edit the spec instead.
export interface paths {
    "/api/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List every application that the account may get, on one page. */
        get: operations["listApplications"];
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
        Applications: {
            metadata?: Record<string, never>;
            /** @description Null when there is none. */
            items: components["schemas"]["Application"][] | null;
        };
        Application: {
            metadata: {
                name: string;
                namespace?: string;
                uid: string;
                resourceVersion?: string;
                creationTimestamp?: string;
            };
            spec: {
                project?: string;
                destination?: Record<string, never>;
                source?: Record<string, never>;
            };
            status?: {
                health?: {
                    status?: string;
                };
                sync?: {
                    status?: string;
                    revision?: string;
                };
                history?: components["schemas"]["Deployment"][];
            };
        };
        Deployment: {
            /** @description Grows by one with each deployment of the application. */
            id: number;
            revision?: string;
            deployedAt?: string;
            deployStartedAt?: string;
            source?: Record<string, never>;
        };
        Refusal: {
            error?: string;
            code?: number;
            message?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApplications: {
        parameters: {
            query?: {
                /**
                 * @description Only applications with these labels.
                 * @example team=payments
                 */
                selector?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All applications. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applications"];
                };
            };
            /** @description The request was refused. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": "no session information",
                     *       "code": 16,
                     *       "message": "no session information"
                     *     }
                     */
                    "application/json": components["schemas"]["Refusal"];
                };
            };
        };
    };
}
