// Written by the contract generator from the OpenAPI spec; edit the spec instead.
export interface paths {
    "/v1/batch-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the runs of the batch, newest request first.
         * @description A run appears as soon as it is asked for.
         */
        get: operations["listBatchRuns"];
        put?: never;
        /**
         * Ask for a run.
         * @description The run waits until no other one of the batch is under way. A reprocess may be a dry run, whose difference then stands in the run.
         */
        post: operations["startBatchRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one run with its steps.
         * @description With the difference that a reprocess made, or with `dryRun` would make.
         */
        get: operations["getBatchRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch-runs/{runId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a run.
         * @description One that waits is cancelled at once; one under way ends at its next safe place and publishes nothing.
         */
        post: operations["cancelBatchRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch-runs/{runId}/relaunch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a run with the inputs of one that has ended.
         * @description The new run names the old one.
         */
        post: operations["relaunchBatchRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch-runs/{runId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the log of a run, oldest line first.
         * @description Of a run under way, the lines so far; `logs/stream` goes on after the last one.
         */
        get: operations["listBatchRunLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch-runs/{runId}/logs/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a run while it happens.
         * @description Server-sent events - the lines after `Last-Event-ID` (all without it), every step, and the run itself; then whatever changes. The stream ends after the `run` event of a run that has ended.
         */
        get: operations["streamBatchRunLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rejected-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the documents that broke their contract, newest first.
         * @description A document leaves the list when a replay loads it or the source sends it anew.
         */
        get: operations["listRejectedRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rejected-rows/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read rejected documents again with today's contract.
         * @description The work is a run of its own; what still breaks the contract stays in the list.
         */
        post: operations["replayRejectedRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the schedules of the batch with their next times.
         * @description A paused schedule has no next time.
         */
        get: operations["listBatchSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch-schedules/{name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a schedule.
         * @description A run that it has asked for already goes on. To pause a paused one changes nothing.
         */
        post: operations["pauseBatchSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch-schedules/{name}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a paused schedule go on.
         * @description Times that passed meanwhile are not made up for.
         */
        post: operations["resumeBatchSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what to the batch, newest first.
         * @description Every request, cancel, relaunch, replay, pause and resume leaves one line.
         */
        get: operations["listAdminActions"];
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
         * @description How far a run is; `lost` when its worker died before it could say more.
         * @example succeeded
         * @enum {string}
         */
        RunStatus: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "lost";
        /**
         * @description What a run does - the nightly work, chosen periods again, or rejected documents again.
         * @example run
         * @enum {string}
         */
        RunCommand: "run" | "reprocess" | "replay";
        /**
         * @description What asked for a run.
         * @example schedule
         * @enum {string}
         */
        RunTrigger: "schedule" | "manual" | "command_line";
        /**
         * Format: date-time
         * @description A moment in UTC.
         * @example 2026-01-05T02:13:45.120Z
         */
        Instant: string;
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
        /**
         * Format: month
         * @description A calendar month.
         * @example 2024-09
         */
        Month: string;
        /** @description What a run was asked to do; a relaunch takes the same. */
        RunInputs: {
            /** @description The first month of a reprocess. */
            from?: components["schemas"]["Month"];
            /** @description Its last month, included. */
            to?: components["schemas"]["Month"];
            /**
             * @description Whether the run only shows the difference and publishes nothing.
             * @example true
             */
            dryRun?: boolean;
            /**
             * @description The loader whose rejected documents are read again.
             * @example servicenow.incident
             */
            loader?: string;
            /**
             * @description The documents to read again; all rejected ones of the loader when absent.
             * @example [
             *       "6512bd43d9caa6e02c990b0a"
             *     ]
             */
            rawIds?: string[];
        };
        /** @description One run of the batch. */
        BatchRun: {
            /**
             * Format: uuid
             * @description The id of the run.
             * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
             */
            runId: string;
            /**
             * @description The batch that it is a run of.
             * @example finops
             */
            batch: string;
            command: components["schemas"]["RunCommand"];
            trigger: components["schemas"]["RunTrigger"];
            /**
             * @description The name of the schedule that asked for it.
             * @example nightly
             */
            schedule: string | null;
            status: components["schemas"]["RunStatus"];
            inputs: components["schemas"]["RunInputs"];
            /**
             * @description Who asked for it; null for a schedule.
             * @example user:default/ann
             */
            requestedBy: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             * @example 2026-01-05T02:00:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When a worker began it; null while it waits.
             * @example 2026-01-05T02:00:00.410Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it ended; null until then.
             * @example 2026-01-05T02:13:45.300Z
             */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description When its worker last said that it lives.
             * @example 2026-01-05T02:13:44.000Z
             */
            heartbeatAt: string | null;
            /**
             * @description The worker that runs or ran it.
             * @example finops-batch-7c9f:41
             */
            worker: string | null;
            /**
             * @description Who asked to cancel it.
             * @example user:default/ann
             */
            cancelRequestedBy: string | null;
            /**
             * Format: date-time
             * @description When that was asked; a run under way ends at its next safe place.
             * @example 2026-01-05T02:05:00.000Z
             */
            cancelRequestedAt: string | null;
            /**
             * Format: uuid
             * @description The run whose inputs it took.
             * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a51
             */
            relaunchOf: string | null;
            /**
             * Format: uuid
             * @description The lost run that it goes on with.
             * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a50
             */
            takesOver: string | null;
            /**
             * @description How it ended, in a sentence.
             * @example 8,600 rows loaded, 12 models published.
             */
            message: string | null;
            /**
             * Format: int64
             * @description The publication that it made; null when it published nothing.
             * @example 17
             */
            publicationId: number | null;
        };
        /**
         * @description The cursor of the next page; null on the last one.
         * @example null
         */
        NextCursor: string | null;
        /** @description A page of runs, newest request first. */
        BatchRunPage: {
            /** @description One item per run. */
            items: components["schemas"]["BatchRun"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description What the schedule would do, now - read what is new, build, publish. */
        RunRequest: {
            /**
             * @description The work. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            command: "run";
        };
        /** @description Chosen months built again, closed ones too. */
        ReprocessRequest: {
            /**
             * @description The work. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            command: "reprocess";
            /** @description The first month. */
            from: components["schemas"]["Month"];
            /** @description The last month, included; the same as `from` for one month. */
            to: components["schemas"]["Month"];
            /**
             * @description Whether to publish nothing and only show the difference, which then stands in the run.
             * @example true
             */
            dryRun?: boolean;
        };
        /**
         * @description The work that a new run is asked to do.
         * @example {
         *       "command": "run"
         *     }
         */
        BatchRunRequest: components["schemas"]["RunRequest"] | components["schemas"]["ReprocessRequest"];
        /**
         * @description How far a step is.
         * @example succeeded
         * @enum {string}
         */
        StepStatus: "pending" | "running" | "succeeded" | "failed" | "skipped" | "cancelled";
        /** @description One step of a run. */
        BatchStep: {
            /**
             * @description Its place in the run, from 1.
             * @example 1
             */
            position: number;
            /**
             * @description What it does.
             * @example load focus.cost
             */
            name: string;
            status: components["schemas"]["StepStatus"];
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-01-05T02:00:00.500Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-01-05T02:01:10.000Z
             */
            finishedAt: string | null;
            /**
             * Format: int64
             * @description How many rows or documents it read.
             * @example 8600
             */
            rowsRead: number | null;
            /**
             * Format: int64
             * @description How many it wrote.
             * @example 8598
             */
            rowsWritten: number | null;
            /**
             * Format: int64
             * @description How many broke their contract.
             * @example 2
             */
            rowsRejected: number | null;
            /**
             * Format: int64
             * @description How many bytes it read.
             * @example 4128768
             */
            bytes: number | null;
            /**
             * @description How it went, in a sentence.
             * @example 2 rows were rejected.
             */
            message: string | null;
        };
        /**
         * @description An ISO 4217 currency code.
         * @example USD
         */
        Currency: string;
        /**
         * Format: decimal
         * @description An exact decimal number, as text because a JSON number would be rounded.
         * @example 20.52022672899
         */
        Decimal: string;
        /** @description How the sum of a column would change in a month. */
        AmountDifference: {
            month: components["schemas"]["Month"];
            /**
             * @description The column.
             * @example billed_cost
             */
            column: string;
            /**
             * @description The currency of the sum; null of a model without one.
             * @example EUR
             */
            currency: components["schemas"]["Currency"] | null;
            /** @description The sum that is live. */
            before: components["schemas"]["Decimal"];
            /** @description The sum that there would be. */
            after: components["schemas"]["Decimal"];
            /** @description The one minus the other. */
            change: components["schemas"]["Decimal"];
        };
        /** @description How one model would change, within the months where it has a time. */
        ModelDifference: {
            /**
             * @description The model.
             * @example fct_cost
             */
            model: string;
            /**
             * @description The column by which its rows belong to months; null of a model that has none, which is compared whole.
             * @example charge_month
             */
            timeColumn: string | null;
            /**
             * Format: int64
             * @description The rows that are live.
             * @example 8600
             */
            rowsBefore: number;
            /**
             * Format: int64
             * @description The rows that there would be.
             * @example 8601
             */
            rowsAfter: number;
            /**
             * Format: int64
             * @description The rows that there are not yet.
             * @example 1
             */
            rowsAdded: number;
            /**
             * Format: int64
             * @description The rows that would be no more.
             * @example 0
             */
            rowsRemoved: number;
            /**
             * Format: int64
             * @description The rows of which a value would be another.
             * @example 12
             */
            rowsChanged: number;
            /** @description The months and columns whose sum would change. */
            amounts: components["schemas"]["AmountDifference"][];
        };
        /** @description What a reprocess would publish, compared with what is live. */
        RunDifference: {
            /** @description The first month. */
            from: components["schemas"]["Month"];
            /** @description The last month, included. */
            to: components["schemas"]["Month"];
            /** @description The models that were compared, changed or not. */
            models: components["schemas"]["ModelDifference"][];
        };
        /** @description One run with its steps and what it changed, or would change. */
        BatchRunDetail: {
            run: components["schemas"]["BatchRun"];
            /** @description The steps in their order. */
            steps: components["schemas"]["BatchStep"][];
            /**
             * @description What a reprocess changed, or with `dryRun` would change; null where there is none.
             * @example null
             */
            difference: components["schemas"]["RunDifference"] | null;
        };
        /**
         * @description How much a log line matters.
         * @example info
         * @enum {string}
         */
        LogLevel: "debug" | "info" | "warn" | "error";
        /** @description One line of a run's log. */
        RunLogLine: {
            /**
             * Format: int64
             * @description Its number in the run, from 1.
             * @example 42
             */
            line: number;
            /**
             * Format: date-time
             * @description When it was written.
             * @example 2026-01-05T02:01:10.000Z
             */
            loggedAt: string;
            level: components["schemas"]["LogLevel"];
            /**
             * @description The step that wrote it.
             * @example load focus.cost
             */
            step: string | null;
            /**
             * @description What happened.
             * @example 4,000 rows copied
             */
            message: string;
            /**
             * @description The figures of the line, by name.
             * @example {
             *       "rows": 4000
             *     }
             */
            fields: {
                [key: string]: unknown;
            } | null;
        };
        /** @description A page of log lines, oldest first. */
        RunLogPage: {
            /** @description One item per line. */
            items: components["schemas"]["RunLogLine"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description A line was written; its `id` is the line's number, which a caller who lost the stream sends as `Last-Event-ID`. */
        LogLineEvent: {
            /**
             * @description The kind of event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "line";
            /**
             * @description The number of the line.
             * @example 42
             */
            id: string;
            data: components["schemas"]["RunLogLine"];
        };
        /** @description A step began, moved on or ended; every step is sent once when the stream opens. */
        StepEvent: {
            /**
             * @description The kind of event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "step";
            data: components["schemas"]["BatchStep"];
        };
        /** @description The run changed; it is sent once when the stream opens, and the stream ends after the one whose run has ended. */
        RunEvent: {
            /**
             * @description The kind of event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "run";
            data: components["schemas"]["BatchRun"];
        };
        /** @description One event of a run's live log. */
        BatchRunEvent: components["schemas"]["LogLineEvent"] | components["schemas"]["StepEvent"] | components["schemas"]["RunEvent"];
        /** @description A document that broke the contract of its loader. */
        RejectedRow: {
            /**
             * @description The loader that read it.
             * @example servicenow.incident
             */
            loader: string;
            /**
             * @description The raw collection that holds it.
             * @example servicenow_incident
             */
            collection: string;
            /**
             * @description Its id there.
             * @example 6512bd43d9caa6e02c990b0a
             */
            rawId: string;
            /**
             * @description The part at fault.
             * @example payload.opened_at
             */
            path: string;
            /**
             * @description What is wrong with that part.
             * @example "yesterday" is not an instant like 2026-01-05 02:00:00
             */
            reason: string;
            /**
             * @description The document as it was read; null for a caller who may not see every application.
             * @example {
             *       "payload": {
             *         "sys_id": "a1",
             *         "opened_at": "yesterday"
             *       }
             *     }
             */
            document: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: uuid
             * @description The loader's run that rejected it.
             * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
             */
            runId: string;
            /**
             * Format: date-time
             * @description When that was.
             * @example 2026-01-05T02:01:10.000Z
             */
            rejectedAt: string;
        };
        /** @description A page of rejected documents, newest first. */
        RejectedRowPage: {
            /** @description One item per document. */
            items: components["schemas"]["RejectedRow"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description Which rejected documents to read again with today's contract. */
        ReplayRequest: {
            /**
             * @description The loader that rejected them.
             * @example servicenow.incident
             */
            loader: string;
            /**
             * @description The documents; all rejected ones of the loader when absent.
             * @example [
             *       "6512bd43d9caa6e02c990b0a"
             *     ]
             */
            rawIds?: string[];
        };
        /** @description When the batch runs by itself. */
        BatchSchedule: {
            /**
             * @description Its name.
             * @example nightly
             */
            name: string;
            /**
             * @description The batch that it runs.
             * @example finops
             */
            batch: string;
            /**
             * @description The times, as cron writes them.
             * @example 0 2 * * *
             */
            cron: string;
            /**
             * @description The time zone that they are meant in.
             * @example Europe/Paris
             */
            timeZone: string;
            command: components["schemas"]["RunCommand"];
            inputs: components["schemas"]["RunInputs"];
            /**
             * @description Whether it is paused.
             * @example false
             */
            paused: boolean;
            /**
             * @description Who paused it.
             * @example user:default/ann
             */
            pausedBy: string | null;
            /**
             * Format: date-time
             * @description When it was paused.
             * @example 2026-01-05T08:00:00.000Z
             */
            pausedAt: string | null;
            /**
             * @description The next five times; none while it is paused.
             * @example [
             *       "2026-01-06T01:00:00.000Z",
             *       "2026-01-07T01:00:00.000Z"
             *     ]
             */
            nextTimes: string[];
            /**
             * Format: uuid
             * @description The last run that it asked for.
             * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
             */
            lastRunId: string | null;
        };
        /** @description The schedules of the batch, by name. */
        BatchScheduleList: {
            /** @description One item per schedule. */
            items: components["schemas"]["BatchSchedule"][];
        };
        /**
         * @description What somebody did.
         * @example run.request
         * @enum {string}
         */
        AdminActionKind: "run.request" | "run.cancel" | "run.relaunch" | "schedule.pause" | "schedule.resume" | "rejected.replay";
        /** @description One thing that somebody did to the batch. */
        AdminAction: {
            /**
             * Format: int64
             * @description Its number; a later action has a larger one.
             * @example 5
             */
            actionId: number;
            /**
             * Format: date-time
             * @description When it was done.
             * @example 2026-01-05T08:00:00.000Z
             */
            actedAt: string;
            /**
             * @description Who did it, as the verified token says.
             * @example user:default/ann
             */
            who: string;
            action: components["schemas"]["AdminActionKind"];
            /**
             * @description The batch that it was done to.
             * @example finops
             */
            batch: string;
            /**
             * Format: uuid
             * @description The run that it was done to, or that it made.
             * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
             */
            runId: string | null;
            /**
             * @description The rest - inputs, or the name of a schedule.
             * @example {
             *       "command": "run"
             *     }
             */
            detail: {
                [key: string]: unknown;
            };
        };
        /** @description A page of what was done, newest first. */
        AdminActionPage: {
            /** @description One item per action. */
            items: components["schemas"]["AdminAction"][];
            nextCursor: components["schemas"]["NextCursor"];
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
        /** @description It cannot be served now: the batch was never started on this database, or the database does not answer. */
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
        /** @description The run waits for a worker, or is what the same key gave before. */
        Requested: {
            headers: {
                Location: components["headers"]["RunLocation"];
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BatchRun"];
            };
        };
        /** @description It cannot be done in the present state, or the same Idempotency-Key asked for something else. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing here. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Only runs of these statuses; repeat the parameter for several.
         * @example [
         *       "failed",
         *       "lost"
         *     ]
         */
        Status: components["schemas"]["RunStatus"][];
        /**
         * @description Only runs of this command.
         * @example reprocess
         */
        Command: components["schemas"]["RunCommand"];
        /**
         * @description Only runs that this asked for.
         * @example manual
         */
        Trigger: components["schemas"]["RunTrigger"];
        /**
         * @description Only what happened at this moment or later.
         * @example 2026-01-01T00:00:00Z
         */
        Since: components["schemas"]["Instant"];
        /**
         * @description Only what happened before this moment.
         * @example 2026-02-01T00:00:00Z
         */
        Until: components["schemas"]["Instant"];
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
         * @description A text of the caller's own, new for each thing that is wanted once; the same key of the same caller again gives the run that it gave before.
         * @example 0198c2f0-6f4e-7d0a-9f5e-0d7a2f0f3b11
         */
        IdempotencyKey: string;
        /**
         * @description The id of the run.
         * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
         */
        RunId: string;
        /**
         * @description Only lines that matter at least this much.
         * @example warn
         */
        Level: components["schemas"]["LogLevel"];
        /**
         * @description Only lines of this step.
         * @example load focus.cost
         */
        Step: string;
        /**
         * @description The `id` of the last event that arrived; the stream goes on after it.
         * @example 42
         */
        LastEventId: string;
        /**
         * @description Only documents that this loader rejected.
         * @example servicenow.incident
         */
        Loader: string;
        /**
         * @description Only documents whose part at fault has this text in its path, in capitals or not.
         * @example opened_at
         */
        Path: string;
        /**
         * @description Only documents whose reason has this text, in capitals or not.
         * @example is not an instant
         */
        Reason: string;
        /**
         * @description The name of the schedule.
         * @example nightly
         */
        ScheduleName: string;
        /**
         * @description Only what this person did.
         * @example user:default/ann
         */
        Who: string;
        /**
         * @description Only actions of this kind.
         * @example run.cancel
         */
        Action: components["schemas"]["AdminActionKind"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description The id of this request, to be quoted when asking for help.
         * @example 0198c2f0-6f4e-7d0a-9f5e-0d7a2f0f3b11
         */
        RequestId: string;
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
        /**
         * @description Where the run is read.
         * @example /v1/batch-runs/5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
         */
        RunLocation: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listBatchRuns: {
        parameters: {
            query?: {
                /**
                 * @description Only runs of these statuses; repeat the parameter for several.
                 * @example [
                 *       "failed",
                 *       "lost"
                 *     ]
                 */
                status?: components["parameters"]["Status"];
                /**
                 * @description Only runs of this command.
                 * @example reprocess
                 */
                command?: components["parameters"]["Command"];
                /**
                 * @description Only runs that this asked for.
                 * @example manual
                 */
                trigger?: components["parameters"]["Trigger"];
                /**
                 * @description Only what happened at this moment or later.
                 * @example 2026-01-01T00:00:00Z
                 */
                from?: components["parameters"]["Since"];
                /**
                 * @description Only what happened before this moment.
                 * @example 2026-02-01T00:00:00Z
                 */
                to?: components["parameters"]["Until"];
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRunPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["CursorExpired"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    startBatchRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of the caller's own, new for each thing that is wanted once; the same key of the same caller again gives the run that it gave before.
                 * @example 0198c2f0-6f4e-7d0a-9f5e-0d7a2f0f3b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRunRequest"];
            };
        };
        responses: {
            202: components["responses"]["Requested"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getBatchRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the run.
                 * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
                 */
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRunDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    cancelBatchRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the run.
                 * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
                 */
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run as it is now. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRun"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    relaunchBatchRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of the caller's own, new for each thing that is wanted once; the same key of the same caller again gives the run that it gave before.
                 * @example 0198c2f0-6f4e-7d0a-9f5e-0d7a2f0f3b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The id of the run.
                 * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
                 */
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: components["responses"]["Requested"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listBatchRunLogs: {
        parameters: {
            query?: {
                /**
                 * @description Only lines that matter at least this much.
                 * @example warn
                 */
                level?: components["parameters"]["Level"];
                /**
                 * @description Only lines of this step.
                 * @example load focus.cost
                 */
                step?: components["parameters"]["Step"];
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
            header?: never;
            path: {
                /**
                 * @description The id of the run.
                 * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
                 */
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunLogPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["CursorExpired"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    streamBatchRunLogs: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `id` of the last event that arrived; the stream goes on after it.
                 * @example 42
                 */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
            };
            path: {
                /**
                 * @description The id of the run.
                 * @example 5b0cfa1e-3c43-4d63-8f0e-4a0c1f0f7a52
                 */
                runId: components["parameters"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events, as they happen. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["BatchRunEvent"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listRejectedRows: {
        parameters: {
            query?: {
                /**
                 * @description Only documents that this loader rejected.
                 * @example servicenow.incident
                 */
                loader?: components["parameters"]["Loader"];
                /**
                 * @description Only documents whose part at fault has this text in its path, in capitals or not.
                 * @example opened_at
                 */
                path?: components["parameters"]["Path"];
                /**
                 * @description Only documents whose reason has this text, in capitals or not.
                 * @example is not an instant
                 */
                reason?: components["parameters"]["Reason"];
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedRowPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["CursorExpired"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    replayRejectedRows: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of the caller's own, new for each thing that is wanted once; the same key of the same caller again gives the run that it gave before.
                 * @example 0198c2f0-6f4e-7d0a-9f5e-0d7a2f0f3b11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            202: components["responses"]["Requested"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listBatchSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All schedules. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchScheduleList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    pauseBatchSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the schedule.
                 * @example nightly
                 */
                name: components["parameters"]["ScheduleName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchSchedule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    resumeBatchSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the schedule.
                 * @example nightly
                 */
                name: components["parameters"]["ScheduleName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchSchedule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listAdminActions: {
        parameters: {
            query?: {
                /**
                 * @description Only what this person did.
                 * @example user:default/ann
                 */
                who?: components["parameters"]["Who"];
                /**
                 * @description Only actions of this kind.
                 * @example run.cancel
                 */
                action?: components["parameters"]["Action"];
                /**
                 * @description Only what happened at this moment or later.
                 * @example 2026-01-01T00:00:00Z
                 */
                from?: components["parameters"]["Since"];
                /**
                 * @description Only what happened before this moment.
                 * @example 2026-02-01T00:00:00Z
                 */
                to?: components["parameters"]["Until"];
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminActionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["CursorExpired"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Problem"];
        };
    };
}

/** The parameters of each operation that have a default, and so always reach the handler. */
export interface defaulted {
    listBatchRuns: "limit";
    startBatchRun: never;
    getBatchRun: never;
    cancelBatchRun: never;
    relaunchBatchRun: never;
    listBatchRunLogs: "limit";
    streamBatchRunLogs: never;
    listRejectedRows: "limit";
    replayRejectedRows: never;
    listBatchSchedules: never;
    pauseBatchSchedule: never;
    resumeBatchSchedule: never;
    listAdminActions: "limit";
}

/** What a typed server of this API is made of. */
export interface contract {
    operations: operations;
    defaulted: defaulted;
}
