// Written by the contract generator from the OpenAPI spec; edit the spec instead.
export interface paths {
    "/api/now/table/incident": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List incidents. */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/now/table/change_request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List change requests. */
        get: operations["listChangeRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/now/table/cmdb_ci": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List configuration items. */
        get: operations["listConfigurationItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/now/table/cmdb_rel_ci": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List relations between configuration items. */
        get: operations["listRelations"];
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
        Page: {
            result: components["schemas"]["Record"][];
        };
        Record: {
            sys_id: string;
            /** @description UTC, to the second: 2026-01-05 10:00:00. */
            sys_updated_on: string;
        } & {
            [key: string]: string | components["schemas"]["Reference"];
        };
        Reference: {
            link?: string;
            value: string;
        };
        Refusal: {
            error?: {
                message?: string;
                detail?: string | null;
            };
            status?: string;
        };
    };
    responses: {
        /** @description The request was refused. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "message": "User Not Authenticated",
                 *         "detail": "Required to provide Auth information"
                 *       },
                 *       "status": "failure"
                 *     }
                 */
                "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: {
        /**
         * @description An encoded query. `^` is "and", `ORDERBY` sorts; an unknown field is ignored by default.
         * @example sys_updated_on>=2026-01-05 00:00:00^ORDERBYsys_updated_on^ORDERBYsys_id
         */
        Query: string;
        /**
         * @description Records on a page. Records that the user may not see are taken off it afterwards.
         * @example 500
         */
        Limit: number;
        /**
         * @description Records to leave out before the page.
         * @example 0
         */
        Offset: number;
        /**
         * @description Whether to send what people see, which depends on language and time zone, instead of what is stored.
         * @example false
         */
        DisplayValue: "true" | "false" | "all";
    };
    requestBodies: never;
    headers: {
        /**
         * @description Addresses of other pages. There is a `rel="next"` as long as more records match.
         * @example <https://instance.service-now.com/api/now/table/incident?sysparm_offset=500>;rel="next"
         */
        Link: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listIncidents: {
        parameters: {
            query?: {
                /**
                 * @description An encoded query. `^` is "and", `ORDERBY` sorts; an unknown field is ignored by default.
                 * @example sys_updated_on>=2026-01-05 00:00:00^ORDERBYsys_updated_on^ORDERBYsys_id
                 */
                sysparm_query?: components["parameters"]["Query"];
                /**
                 * @description Records on a page. Records that the user may not see are taken off it afterwards.
                 * @example 500
                 */
                sysparm_limit?: components["parameters"]["Limit"];
                /**
                 * @description Records to leave out before the page.
                 * @example 0
                 */
                sysparm_offset?: components["parameters"]["Offset"];
                /**
                 * @description Whether to send what people see, which depends on language and time zone, instead of what is stored.
                 * @example false
                 */
                sysparm_display_value?: components["parameters"]["DisplayValue"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of incidents. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listChangeRequests: {
        parameters: {
            query?: {
                /**
                 * @description An encoded query. `^` is "and", `ORDERBY` sorts; an unknown field is ignored by default.
                 * @example sys_updated_on>=2026-01-05 00:00:00^ORDERBYsys_updated_on^ORDERBYsys_id
                 */
                sysparm_query?: components["parameters"]["Query"];
                /**
                 * @description Records on a page. Records that the user may not see are taken off it afterwards.
                 * @example 500
                 */
                sysparm_limit?: components["parameters"]["Limit"];
                /**
                 * @description Records to leave out before the page.
                 * @example 0
                 */
                sysparm_offset?: components["parameters"]["Offset"];
                /**
                 * @description Whether to send what people see, which depends on language and time zone, instead of what is stored.
                 * @example false
                 */
                sysparm_display_value?: components["parameters"]["DisplayValue"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of change requests. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listConfigurationItems: {
        parameters: {
            query?: {
                /**
                 * @description An encoded query. `^` is "and", `ORDERBY` sorts; an unknown field is ignored by default.
                 * @example sys_updated_on>=2026-01-05 00:00:00^ORDERBYsys_updated_on^ORDERBYsys_id
                 */
                sysparm_query?: components["parameters"]["Query"];
                /**
                 * @description Records on a page. Records that the user may not see are taken off it afterwards.
                 * @example 500
                 */
                sysparm_limit?: components["parameters"]["Limit"];
                /**
                 * @description Records to leave out before the page.
                 * @example 0
                 */
                sysparm_offset?: components["parameters"]["Offset"];
                /**
                 * @description Whether to send what people see, which depends on language and time zone, instead of what is stored.
                 * @example false
                 */
                sysparm_display_value?: components["parameters"]["DisplayValue"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of configuration items of every class. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listRelations: {
        parameters: {
            query?: {
                /**
                 * @description An encoded query. `^` is "and", `ORDERBY` sorts; an unknown field is ignored by default.
                 * @example sys_updated_on>=2026-01-05 00:00:00^ORDERBYsys_updated_on^ORDERBYsys_id
                 */
                sysparm_query?: components["parameters"]["Query"];
                /**
                 * @description Records on a page. Records that the user may not see are taken off it afterwards.
                 * @example 500
                 */
                sysparm_limit?: components["parameters"]["Limit"];
                /**
                 * @description Records to leave out before the page.
                 * @example 0
                 */
                sysparm_offset?: components["parameters"]["Offset"];
                /**
                 * @description Whether to send what people see, which depends on language and time zone, instead of what is stored.
                 * @example false
                 */
                sysparm_display_value?: components["parameters"]["DisplayValue"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of relations. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
}
