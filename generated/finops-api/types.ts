// Written by the contract generator from the OpenAPI spec; edit the spec instead.
export interface paths {
    "/v1/costs/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the nodes of one level of the cost tree, most expensive first.
         * @description The sum of the items is the item of the level above; totals cover the whole filter.
         */
        get: operations["getCostTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/costs/monthly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the cost of each month, oldest first.
         * @description Months are charge months; the sum over the months is the total of the tree over the same filter.
         */
        get: operations["listMonthlyCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/costs/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the billing lines that make up a figure, largest share first.
         * @description A line of a shared pool appears with the ratio that falls to the applications of the filter.
         */
        get: operations["listCostLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/costs/dimensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the filters can choose from.
         * @description Months, currencies, domains and charge categories that occur in the published costs, and the groups that own applications.
         */
        get: operations["listCostDimensions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/publications/last": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the last publication of the FinOps data.
         * @description Tells when the figures were published, by which run, and what it changed.
         */
        get: operations["getLastPublication"];
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
        /**
         * @description A level of the cost tree.
         * @example domain
         * @enum {string}
         */
        CostLevel: "domain" | "family" | "product" | "application";
        /**
         * Format: month
         * @description A calendar month.
         * @example 2024-09
         */
        Month: string;
        /**
         * @description One of the four FOCUS costs, kept side by side.
         * @default billed
         * @enum {string}
         */
        CostKind: "billed" | "effective" | "contracted" | "list";
        /**
         * @description An ISO 4217 currency code.
         * @example USD
         */
        Currency: string;
        /**
         * @description The id of a thing; it never changes, its name may.
         * @example cloud
         */
        Id: string;
        /**
         * @description What kind of charge it is, in FOCUS terms.
         * @example Usage
         * @enum {string}
         */
        ChargeCategory: "Usage" | "Purchase" | "Tax" | "Credit" | "Adjustment";
        /**
         * @description How a cost reached its application - its own line, a share of a common pool, or not at all.
         * @example direct
         * @enum {string}
         */
        ShareKind: "direct" | "indirect" | "unallocated";
        /** @description One thing that is wrong with the request. */
        ProblemError: {
            /**
             * @description A JSON pointer to the part at fault, starting with /query, /path, /header or /body.
             * @example /query/from
             */
            pointer: string;
            /**
             * @description What is wrong with that part.
             * @example must be a month like 2024-09
             */
            detail: string;
        };
        /** @description What went wrong (RFC 9457). */
        Problem: {
            /**
             * Format: uri-reference
             * @description The kind of problem; the same kind always has the same type.
             * @example urn:rosetta:problem:bad-request
             */
            type: string;
            /**
             * @description The kind of problem in words.
             * @example Bad request
             */
            title: string;
            /**
             * @description The HTTP status, repeated.
             * @example 400
             */
            status: number;
            /**
             * @description What happened this time and what to do next.
             * @example 1 part of the request is wrong; see errors.
             */
            detail: string;
            /**
             * Format: uri-reference
             * @description The path of the request.
             * @example /v1/costs/tree
             */
            instance: string;
            /**
             * @description The id of the request, to be quoted when asking for help.
             * @example 0198c2f0-6f4e-7d0a-9f5e-0d7a2f0f3b11
             */
            requestId: string;
            /** @description For a bad request, each thing that is wrong, at most 50. */
            errors?: components["schemas"]["ProblemError"][];
        };
        /** @description The publication that the answer was read from. */
        Publication: {
            /**
             * Format: int64
             * @description Its number; a later publication has a larger one.
             * @example 17
             */
            id: number;
            /**
             * Format: date-time
             * @description When it replaced the one before.
             * @example 2026-01-05T02:13:45.120Z
             */
            publishedAt: string;
        };
        /**
         * Format: decimal
         * @description An exact decimal number, as text because a JSON number would be rounded.
         * @example 20.52022672899
         */
        Decimal: string;
        /** @description One node of the cost tree in one currency. */
        CostTreeItem: {
            /** @description The id of the domain, family, product or application. */
            id: components["schemas"]["Id"];
            /**
             * @description Its name.
             * @example Cloud
             */
            name: string;
            level: components["schemas"]["CostLevel"];
            /** @description The billing currency. */
            currency: components["schemas"]["Currency"];
            /** @description The cost of this node over the period; the sum of direct, indirect and unallocated. */
            cost: components["schemas"]["Decimal"];
            /** @description The part of the lines whose consumer is known. */
            direct: components["schemas"]["Decimal"];
            /** @description The part that comes from shared pools. */
            indirect: components["schemas"]["Decimal"];
            /** @description The part that no application was found for. */
            unallocated: components["schemas"]["Decimal"];
            /**
             * Format: int64
             * @description How many billing lines are in it.
             * @example 412
             */
            lineCount: number;
        };
        /** @description The total of a filter in one currency. */
        CostTotal: {
            /** @description The billing currency. */
            currency: components["schemas"]["Currency"];
            /** @description The whole; the sum of direct, indirect and unallocated. */
            cost: components["schemas"]["Decimal"];
            /** @description The part of the lines whose consumer is known. */
            direct: components["schemas"]["Decimal"];
            /** @description The part that comes from shared pools. */
            indirect: components["schemas"]["Decimal"];
            /** @description The part that no application was found for. */
            unallocated: components["schemas"]["Decimal"];
        };
        /**
         * @description The cursor of the next page; null on the last one.
         * @example null
         */
        NextCursor: string | null;
        /** @description One level of the cost tree. */
        CostTree: {
            publication: components["schemas"]["Publication"];
            level: components["schemas"]["CostLevel"];
            costKind: components["schemas"]["CostKind"];
            /** @description The nodes of this level, most expensive first. */
            items: components["schemas"]["CostTreeItem"][];
            /** @description One total per currency over all nodes of the filter, not only those of this page. */
            totals: components["schemas"]["CostTotal"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description What each month is split by.
         * @default none
         * @example domain
         * @enum {string}
         */
        MonthlyGroupBy: "none" | "domain" | "shareKind" | "chargeCategory";
        /** @description The cost of one month, one key and one currency. */
        MonthlyCost: {
            /** @description The charge month. */
            month: components["schemas"]["Month"];
            /**
             * @description The value that the month is split by; `all` when it is not split.
             * @example cloud
             */
            key: string;
            /**
             * @description The name of that value.
             * @example Cloud
             */
            name: string;
            /** @description The billing currency. */
            currency: components["schemas"]["Currency"];
            /** @description The cost of that month. */
            cost: components["schemas"]["Decimal"];
        };
        /** @description A page of monthly costs, oldest month first. */
        MonthlyCostPage: {
            publication: components["schemas"]["Publication"];
            groupBy: components["schemas"]["MonthlyGroupBy"];
            costKind: components["schemas"]["CostKind"];
            /** @description One item per month, key and currency; a month without cost has none. */
            items: components["schemas"]["MonthlyCost"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description One billing line, or the share of it that falls to the filter. */
        CostLine: {
            /**
             * @description The id of the line; it is that of the landed row.
             * @example 5d41402abc4b2a76b9719d911017c592:00000041
             */
            lineId: string;
            /** @description The month that the charge is for. */
            chargeMonth: components["schemas"]["Month"];
            /** @description The month that it is billed in; later than the charge month for a correction. */
            billingMonth: components["schemas"]["Month"];
            /** @description The billing currency. */
            currency: components["schemas"]["Currency"];
            /**
             * @description Who provides the service.
             * @example AWS
             */
            provider: string;
            /**
             * @description The service, as the provider names it.
             * @example Amazon Elastic Compute Cloud
             */
            service: string;
            /**
             * @description The sub-account that it was used in.
             * @example 123456789012
             */
            subAccountId: string | null;
            /**
             * @description The name of the sub-account.
             * @example payments-prod
             */
            subAccountName: string | null;
            /**
             * @description The resource that was used.
             * @example i-0a1b2c3d
             */
            resourceId: string | null;
            /**
             * @description The name of the resource.
             * @example payments-web-1
             */
            resourceName: string | null;
            /**
             * @description Where it ran.
             * @example EU (Paris)
             */
            region: string | null;
            /**
             * @description The charge in the words of the bill.
             * @example $0.0416 per On Demand Linux t3.medium Instance Hour
             */
            description: string | null;
            /** @description What kind of charge it is. */
            chargeCategory: components["schemas"]["ChargeCategory"];
            /**
             * @description `Correction` when the line corrects an invoiced period.
             * @example Correction
             */
            chargeClass: string | null;
            /**
             * Format: date-time
             * @description When the charge begins, included.
             * @example 2024-09-01T00:00:00.000Z
             */
            chargePeriodStart: string;
            /**
             * Format: date-time
             * @description When it ends, excluded.
             * @example 2024-09-02T00:00:00.000Z
             */
            chargePeriodEnd: string;
            /**
             * @description How much was consumed.
             * @example 24
             */
            quantity: components["schemas"]["Decimal"] | null;
            /**
             * @description The unit of that quantity.
             * @example Hours
             */
            unit: string | null;
            shareKind: components["schemas"]["ShareKind"];
            /**
             * @description The shared pool that the line belongs to.
             * @example network
             */
            poolId: string | null;
            /** @description The part of the line that falls to the filter, between 0 and 1; 1 for a line of its own. */
            ratio: components["schemas"]["Decimal"];
            /**
             * @description Which pivot found the application.
             * @example aws-account
             */
            pivotSystem: string | null;
            /**
             * @description The line's own amount of that cost kind; null where the bill has no contracted cost.
             * @example 12.5
             */
            cost: components["schemas"]["Decimal"] | null;
            /** @description What the line adds to the figure - its amount times the ratio. */
            share: components["schemas"]["Decimal"];
        };
        /** @description A page of the billing lines that make up a figure, largest share first. */
        CostLinePage: {
            publication: components["schemas"]["Publication"];
            costKind: components["schemas"]["CostKind"];
            /** @description One item per billing line and share kind. */
            items: components["schemas"]["CostLine"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description The first and the last month that have costs; both null when there are none. */
        MonthSpan: {
            /**
             * @description The first charge month.
             * @example 2024-09
             */
            first: components["schemas"]["Month"] | null;
            /**
             * @description The last charge month, included.
             * @example 2026-09
             */
            last: components["schemas"]["Month"] | null;
        };
        /** @description A cost domain to filter by. */
        CostDomain: {
            /** @description Its id. */
            id: components["schemas"]["Id"];
            /**
             * @description Its name.
             * @example Cloud
             */
            name: string;
        };
        /** @description A group that owns applications, to filter by. */
        ApplicationGroup: {
            /** @description Its id. */
            id: components["schemas"]["Id"];
            /**
             * @description Its name.
             * @example Retail
             */
            name: string;
        };
        /** @description What the filters can choose from. */
        CostDimensions: {
            publication: components["schemas"]["Publication"];
            months: components["schemas"]["MonthSpan"];
            /** @description The billing currencies, in alphabetical order. */
            currencies: components["schemas"]["Currency"][];
            /** @description The cost domains, by name. */
            domains: components["schemas"]["CostDomain"][];
            /** @description The groups that own applications, by name. */
            groups: components["schemas"]["ApplicationGroup"][];
            /** @description The charge categories that occur. */
            chargeCategories: components["schemas"]["ChargeCategory"][];
        };
        /** @description What a publication did to one model. */
        PublishedModel: {
            /**
             * @description The model.
             * @example fct_cost
             */
            name: string;
            /**
             * @description Whether it was replaced, patched, kept or removed.
             * @example replaced
             */
            action: string;
        };
        /** @description One publication and what it changed. */
        PublicationDetail: {
            /**
             * Format: int64
             * @description Its number; a later publication has a larger one.
             * @example 17
             */
            id: number;
            /**
             * Format: date-time
             * @description When it replaced the one before.
             * @example 2026-01-05T02:13:45.120Z
             */
            publishedAt: string;
            /**
             * Format: uuid
             * @description The run that published it.
             * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
             */
            runId: string;
            /** @description The models of the project and what the publication did to each. */
            models: components["schemas"]["PublishedModel"][];
        };
    };
    responses: {
        /** @description Any other problem. */
        Problem: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nothing newer was published since the answer with that ETag. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                Vary: components["headers"]["Vary"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request breaks the contract; `errors` says where. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no token, or it is not one that this service trusts. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller is known but lacks the role. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The cursor belongs to other filters or to data published before; start again without it. */
        CursorExpired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller sends more requests than allowed. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The data cannot be served now: nothing was published yet, or the database does not answer. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The first month of the period, included.
         * @example 2024-09
         */
        From: components["schemas"]["Month"];
        /**
         * @description The month after the last one of the period, excluded.
         * @example 2024-10
         */
        To: components["schemas"]["Month"];
        /**
         * @description Which of the four FOCUS costs to add up.
         * @example effective
         */
        CostKind: components["schemas"]["CostKind"];
        /**
         * @description Only amounts billed in this currency; without it, one item per currency.
         * @example EUR
         */
        Currency: components["schemas"]["Currency"];
        /**
         * @description Only this cost domain. An unknown id is an empty page, not an error.
         * @example cloud
         */
        DomainId: components["schemas"]["Id"];
        /**
         * @description Only this product family.
         * @example compute
         */
        FamilyId: components["schemas"]["Id"];
        /**
         * @description Only this product.
         * @example virtual-machines
         */
        ProductId: components["schemas"]["Id"];
        /**
         * @description Only what this application consumes, its share of common pools included; `unallocated` for what no application was found for.
         * @example payments
         */
        ApplicationId: components["schemas"]["Id"];
        /**
         * @description Only what the applications of this group consume.
         * @example retail
         */
        GroupId: components["schemas"]["Id"];
        /**
         * @description Only these charge categories; repeat the parameter for several.
         * @example [
         *       "Usage",
         *       "Tax"
         *     ]
         */
        ChargeCategory: components["schemas"]["ChargeCategory"][];
        /**
         * @description Only these share kinds; repeat the parameter for several.
         * @example [
         *       "direct",
         *       "indirect"
         *     ]
         */
        ShareKind: components["schemas"]["ShareKind"][];
        /**
         * @description The largest number of items in one page.
         * @example 50
         */
        Limit: number;
        /**
         * @description The `nextCursor` of the page before; opaque, and bound to its filters and to one publication of the data.
         * @example eyJwIjoxNywiZiI6IjlmODZkMDgxIn0
         */
        Cursor: string;
        /**
         * @description The `ETag` of an earlier answer; the answer is 304 while nothing newer was published.
         * @example "3f1c9a"
         */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The id of this request, to be quoted when asking for help.
         * @example 0198c2f0-6f4e-7d0a-9f5e-0d7a2f0f3b11
         */
        RequestId: string;
        /**
         * @description Identifies this answer - the publication it was read from, the version of the service and what the caller may see.
         * @example "3f1c9a"
         */
        ETag: string;
        /**
         * @description The request headers that the answer depends on.
         * @example Authorization
         */
        Vary: string;
        /**
         * @description The authentication scheme to use, and what was wrong with the token (RFC 6750).
         * @example Bearer realm="rosetta"
         */
        WwwAuthenticate: string;
        /**
         * @description The seconds to wait before trying again.
         * @example 10
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getCostTree: {
        parameters: {
            query: {
                /**
                 * @description The level whose nodes to list; its parents are given by domainId, familyId and productId.
                 * @example domain
                 */
                level: components["schemas"]["CostLevel"];
                /**
                 * @description The first month of the period, included.
                 * @example 2024-09
                 */
                from: components["parameters"]["From"];
                /**
                 * @description The month after the last one of the period, excluded.
                 * @example 2024-10
                 */
                to: components["parameters"]["To"];
                /**
                 * @description Which of the four FOCUS costs to add up.
                 * @example effective
                 */
                costKind?: components["parameters"]["CostKind"];
                /**
                 * @description Only amounts billed in this currency; without it, one item per currency.
                 * @example EUR
                 */
                currency?: components["parameters"]["Currency"];
                /**
                 * @description Only this cost domain. An unknown id is an empty page, not an error.
                 * @example cloud
                 */
                domainId?: components["parameters"]["DomainId"];
                /**
                 * @description Only this product family.
                 * @example compute
                 */
                familyId?: components["parameters"]["FamilyId"];
                /**
                 * @description Only this product.
                 * @example virtual-machines
                 */
                productId?: components["parameters"]["ProductId"];
                /**
                 * @description Only what this application consumes, its share of common pools included; `unallocated` for what no application was found for.
                 * @example payments
                 */
                applicationId?: components["parameters"]["ApplicationId"];
                /**
                 * @description Only what the applications of this group consume.
                 * @example retail
                 */
                groupId?: components["parameters"]["GroupId"];
                /**
                 * @description Only these charge categories; repeat the parameter for several.
                 * @example [
                 *       "Usage",
                 *       "Tax"
                 *     ]
                 */
                chargeCategory?: components["parameters"]["ChargeCategory"];
                /**
                 * @description Only these share kinds; repeat the parameter for several.
                 * @example [
                 *       "direct",
                 *       "indirect"
                 *     ]
                 */
                shareKind?: components["parameters"]["ShareKind"];
                /**
                 * @description The largest number of items in one page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before; opaque, and bound to its filters and to one publication of the data.
                 * @example eyJwIjoxNywiZiI6IjlmODZkMDgxIn0
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an earlier answer; the answer is 304 while nothing newer was published.
                 * @example "3f1c9a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostTree"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["CursorExpired"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listMonthlyCosts: {
        parameters: {
            query: {
                /**
                 * @description What to split each month by.
                 * @example domain
                 */
                groupBy?: components["schemas"]["MonthlyGroupBy"];
                /**
                 * @description The first month of the period, included.
                 * @example 2024-09
                 */
                from: components["parameters"]["From"];
                /**
                 * @description The month after the last one of the period, excluded.
                 * @example 2024-10
                 */
                to: components["parameters"]["To"];
                /**
                 * @description Which of the four FOCUS costs to add up.
                 * @example effective
                 */
                costKind?: components["parameters"]["CostKind"];
                /**
                 * @description Only amounts billed in this currency; without it, one item per currency.
                 * @example EUR
                 */
                currency?: components["parameters"]["Currency"];
                /**
                 * @description Only this cost domain. An unknown id is an empty page, not an error.
                 * @example cloud
                 */
                domainId?: components["parameters"]["DomainId"];
                /**
                 * @description Only this product family.
                 * @example compute
                 */
                familyId?: components["parameters"]["FamilyId"];
                /**
                 * @description Only this product.
                 * @example virtual-machines
                 */
                productId?: components["parameters"]["ProductId"];
                /**
                 * @description Only what this application consumes, its share of common pools included; `unallocated` for what no application was found for.
                 * @example payments
                 */
                applicationId?: components["parameters"]["ApplicationId"];
                /**
                 * @description Only what the applications of this group consume.
                 * @example retail
                 */
                groupId?: components["parameters"]["GroupId"];
                /**
                 * @description Only these charge categories; repeat the parameter for several.
                 * @example [
                 *       "Usage",
                 *       "Tax"
                 *     ]
                 */
                chargeCategory?: components["parameters"]["ChargeCategory"];
                /**
                 * @description Only these share kinds; repeat the parameter for several.
                 * @example [
                 *       "direct",
                 *       "indirect"
                 *     ]
                 */
                shareKind?: components["parameters"]["ShareKind"];
                /**
                 * @description The largest number of items in one page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before; opaque, and bound to its filters and to one publication of the data.
                 * @example eyJwIjoxNywiZiI6IjlmODZkMDgxIn0
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an earlier answer; the answer is 304 while nothing newer was published.
                 * @example "3f1c9a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthlyCostPage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["CursorExpired"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listCostLines: {
        parameters: {
            query: {
                /**
                 * @description The first month of the period, included.
                 * @example 2024-09
                 */
                from: components["parameters"]["From"];
                /**
                 * @description The month after the last one of the period, excluded.
                 * @example 2024-10
                 */
                to: components["parameters"]["To"];
                /**
                 * @description Which of the four FOCUS costs to add up.
                 * @example effective
                 */
                costKind?: components["parameters"]["CostKind"];
                /**
                 * @description Only amounts billed in this currency; without it, one item per currency.
                 * @example EUR
                 */
                currency?: components["parameters"]["Currency"];
                /**
                 * @description Only this cost domain. An unknown id is an empty page, not an error.
                 * @example cloud
                 */
                domainId?: components["parameters"]["DomainId"];
                /**
                 * @description Only this product family.
                 * @example compute
                 */
                familyId?: components["parameters"]["FamilyId"];
                /**
                 * @description Only this product.
                 * @example virtual-machines
                 */
                productId?: components["parameters"]["ProductId"];
                /**
                 * @description Only what this application consumes, its share of common pools included; `unallocated` for what no application was found for.
                 * @example payments
                 */
                applicationId?: components["parameters"]["ApplicationId"];
                /**
                 * @description Only what the applications of this group consume.
                 * @example retail
                 */
                groupId?: components["parameters"]["GroupId"];
                /**
                 * @description Only these charge categories; repeat the parameter for several.
                 * @example [
                 *       "Usage",
                 *       "Tax"
                 *     ]
                 */
                chargeCategory?: components["parameters"]["ChargeCategory"];
                /**
                 * @description Only these share kinds; repeat the parameter for several.
                 * @example [
                 *       "direct",
                 *       "indirect"
                 *     ]
                 */
                shareKind?: components["parameters"]["ShareKind"];
                /**
                 * @description The largest number of items in one page.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before; opaque, and bound to its filters and to one publication of the data.
                 * @example eyJwIjoxNywiZiI6IjlmODZkMDgxIn0
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an earlier answer; the answer is 304 while nothing newer was published.
                 * @example "3f1c9a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostLinePage"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["CursorExpired"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listCostDimensions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of an earlier answer; the answer is 304 while nothing newer was published.
                 * @example "3f1c9a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostDimensions"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getLastPublication: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of an earlier answer; the answer is 304 while nothing newer was published.
                 * @example "3f1c9a"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Vary: components["headers"]["Vary"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationDetail"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
}

/** The parameters of each operation that have a default, and so always reach the handler. */
export interface defaulted {
    getCostTree: "costKind" | "limit";
    listMonthlyCosts: "groupBy" | "costKind" | "limit";
    listCostLines: "costKind" | "limit";
    listCostDimensions: never;
    getLastPublication: never;
}

/** What a typed server of this API is made of. */
export interface contract {
    operations: operations;
    defaulted: defaulted;
}
