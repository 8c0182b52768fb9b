// Written by the contract generator from the OpenAPI spec; edit the spec instead.
export interface paths {
    "/api/v4/projects/{id}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deployments. */
        get: operations["listProjectDeployments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v4/projects/{id}/merge_requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List merge requests. */
        get: operations["listProjectMergeRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v4/projects/{id}/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pipelines. */
        get: operations["listProjectPipelines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v4/projects/{id}/repository/commits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List commits, newest first. */
        get: operations["listProjectCommits"];
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
        Changing: {
            id: number;
            iid?: number;
            status?: string;
            created_at?: string;
            updated_at?: string | null;
        } & {
            [key: string]: unknown;
        };
        Commit: {
            id: string;
            title?: string;
            message?: string;
            parent_ids?: string[];
            authored_date?: string;
            committed_date?: string;
        } & {
            [key: string]: unknown;
        };
        Refusal: {
            /** @description A text, or an object that names the fault of each parameter. */
            message?: unknown;
            error?: string;
            error_description?: string;
            scope?: string;
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
                 *       "message": "401 Unauthorized"
                 *     }
                 */
                "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: {
        /**
         * @description The project's number, or its path.
         * @example group/project
         */
        Project: string;
        /**
         * @description What to sort by; updated_after asks for updated_at.
         * @example updated_at
         */
        OrderBy: "id" | "created_at" | "updated_at";
        /**
         * @description Oldest or newest first.
         * @example asc
         */
        Sort: "asc" | "desc";
        /**
         * @description Only what was updated at or after this instant.
         * @example 2026-01-05T00:00:00.000Z
         */
        UpdatedAfter: string;
        /**
         * @description The page, from 1.
         * @example 1
         */
        Page: number;
        /**
         * @description Items on a page.
         * @example 100
         */
        PerPage: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Addresses of other pages; without `rel="next"` this is the last one.
         * @example <https://gitlab.example.com/api/v4/projects/1/pipelines?page=2>; rel="next"
         */
        Link: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listProjectDeployments: {
        parameters: {
            query?: {
                /**
                 * @description What to sort by; updated_after asks for updated_at.
                 * @example updated_at
                 */
                order_by?: components["parameters"]["OrderBy"];
                /**
                 * @description Oldest or newest first.
                 * @example asc
                 */
                sort?: components["parameters"]["Sort"];
                /**
                 * @description Only what was updated at or after this instant.
                 * @example 2026-01-05T00:00:00.000Z
                 */
                updated_after?: components["parameters"]["UpdatedAfter"];
                /**
                 * @description The page, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Items on a page.
                 * @example 100
                 */
                per_page?: components["parameters"]["PerPage"];
            };
            header?: never;
            path: {
                /**
                 * @description The project's number, or its path.
                 * @example group/project
                 */
                id: components["parameters"]["Project"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deployments. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changing"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listProjectMergeRequests: {
        parameters: {
            query?: {
                /**
                 * @description Whose merge requests.
                 * @example all
                 */
                scope?: "created_by_me" | "assigned_to_me" | "all";
                /**
                 * @description Only merge requests in this state.
                 * @example all
                 */
                state?: "opened" | "closed" | "locked" | "merged" | "all";
                /**
                 * @description What to sort by; updated_after asks for updated_at.
                 * @example updated_at
                 */
                order_by?: components["parameters"]["OrderBy"];
                /**
                 * @description Oldest or newest first.
                 * @example asc
                 */
                sort?: components["parameters"]["Sort"];
                /**
                 * @description Only what was updated at or after this instant.
                 * @example 2026-01-05T00:00:00.000Z
                 */
                updated_after?: components["parameters"]["UpdatedAfter"];
                /**
                 * @description The page, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Items on a page.
                 * @example 100
                 */
                per_page?: components["parameters"]["PerPage"];
            };
            header?: never;
            path: {
                /**
                 * @description The project's number, or its path.
                 * @example group/project
                 */
                id: components["parameters"]["Project"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of merge requests. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changing"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listProjectPipelines: {
        parameters: {
            query?: {
                /**
                 * @description What to sort by; updated_after asks for updated_at.
                 * @example updated_at
                 */
                order_by?: components["parameters"]["OrderBy"];
                /**
                 * @description Oldest or newest first.
                 * @example asc
                 */
                sort?: components["parameters"]["Sort"];
                /**
                 * @description Only what was updated at or after this instant.
                 * @example 2026-01-05T00:00:00.000Z
                 */
                updated_after?: components["parameters"]["UpdatedAfter"];
                /**
                 * @description The page, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Items on a page.
                 * @example 100
                 */
                per_page?: components["parameters"]["PerPage"];
            };
            header?: never;
            path: {
                /**
                 * @description The project's number, or its path.
                 * @example group/project
                 */
                id: components["parameters"]["Project"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of pipelines. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changing"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
    listProjectCommits: {
        parameters: {
            query?: {
                /**
                 * @description Whether to list the commits of every branch.
                 * @example true
                 */
                all?: boolean;
                /**
                 * @description Only commits committed at or after this instant.
                 * @example 2026-01-05T00:00:00.000Z
                 */
                since?: string;
                /**
                 * @description Only commits committed at or before this instant.
                 * @example 2026-01-06T00:00:00.000Z
                 */
                until?: string;
                /**
                 * @description The page, from 1.
                 * @example 1
                 */
                page?: components["parameters"]["Page"];
                /**
                 * @description Items on a page.
                 * @example 100
                 */
                per_page?: components["parameters"]["PerPage"];
            };
            header?: never;
            path: {
                /**
                 * @description The project's number, or its path.
                 * @example group/project
                 */
                id: components["parameters"]["Project"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of commits. */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commit"][];
                };
            };
            "4XX": components["responses"]["Refused"];
        };
    };
}
