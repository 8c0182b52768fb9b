// Written by the contract generator from the OpenAPI spec; edit the spec instead.
/** Every operation of the API. */
export const operations = [
  {
    "operationId": "listBatchRuns",
    "method": "GET",
    "path": "/v1/batch-runs",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "startBatchRun",
    "method": "POST",
    "path": "/v1/batch-runs",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "getBatchRun",
    "method": "GET",
    "path": "/v1/batch-runs/{runId}",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "cancelBatchRun",
    "method": "POST",
    "path": "/v1/batch-runs/{runId}/cancel",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "relaunchBatchRun",
    "method": "POST",
    "path": "/v1/batch-runs/{runId}/relaunch",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listBatchRunLogs",
    "method": "GET",
    "path": "/v1/batch-runs/{runId}/logs",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "streamBatchRunLogs",
    "method": "GET",
    "path": "/v1/batch-runs/{runId}/logs/stream",
    "streams": true,
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listRejectedRows",
    "method": "GET",
    "path": "/v1/rejected-rows",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "replayRejectedRows",
    "method": "POST",
    "path": "/v1/rejected-rows/replay",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listBatchSchedules",
    "method": "GET",
    "path": "/v1/batch-schedules",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "pauseBatchSchedule",
    "method": "POST",
    "path": "/v1/batch-schedules/{name}/pause",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "resumeBatchSchedule",
    "method": "POST",
    "path": "/v1/batch-schedules/{name}/resume",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  },
  {
    "operationId": "listAdminActions",
    "method": "GET",
    "path": "/v1/admin-actions",
    "roles": [
      "Rosetta_Admin"
    ],
    "lifecycle": {
      "deprecated": false
    },
    "columns": {}
  }
] as const;

/** The id of an operation. */
export type OperationId = (typeof operations)[number]['operationId'];
